/// Look of tables: ruled rows on wide pages, stacked values on narrow ones.
enum TableStyle {
  static let rules: StaticString = """
    .table{margin:1.5rem 0}.table .note{margin-top:.5rem}
    .scroll{overflow-x:auto;background:\
    linear-gradient(to right,var(--paper) 40%,transparent) left/2.5rem 100% no-repeat local,\
    linear-gradient(to left,var(--paper) 40%,transparent) right/2.5rem 100% no-repeat local,\
    linear-gradient(to right,var(--rule),transparent) left/.75rem 100% no-repeat scroll,\
    linear-gradient(to left,var(--rule),transparent) right/.75rem 100% no-repeat scroll}
    table{width:100%;border-collapse:collapse;font-size:.875rem;line-height:1.4}
    caption,.caption{margin:0;padding-bottom:.5rem;text-align:left;font-size:1rem;font-weight:600}
    .label{color:var(--muted);font-weight:600;margin-right:.35em}
    th,td{padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:top;font-weight:400;\
    border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
    th:last-child,td:last-child{padding-right:0}
    thead th{border-bottom:2px solid var(--strong-rule);font-weight:600;vertical-align:bottom;\
    min-width:3.5rem;overflow-wrap:break-word}
    tbody th{min-width:9rem}
    td.prose{min-width:9rem}
    @media screen and (max-width:47em){tbody th,td.prose{min-width:5rem}}
    th.figure,td.figure{text-align:right;font-variant-numeric:tabular-nums}
    td.figure{white-space:nowrap}td .missing{white-space:normal;overflow-wrap:break-word}
    td .range{color:var(--muted)}
    time{white-space:nowrap}
    table.assumptions th{width:32%}table.assumptions td:nth-child(2){width:24%}
    table .number{color:var(--muted)}
    code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;\
    font-size:.92em;overflow-wrap:anywhere}
    @media screen and (max-width:37.49em){
    table,caption,tbody,tr,th,td{display:block}
    thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    tbody tr{padding:.6rem 0;border-bottom:1px solid var(--rule)}
    tbody th,td,td.figure,table.assumptions th,table.assumptions td:nth-child(2){\
    width:auto;min-width:0;padding:.1rem 0;border:0;text-align:left;white-space:normal}
    tbody th{font-weight:600}
    td::before{content:attr(data-label) ": ";color:var(--muted)}}
    """
}
