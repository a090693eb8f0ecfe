/// How a brief is printed on A4.
enum PrintStyle {
  static let rules: StaticString = """
    @page{size:A4;margin:22mm 20mm 22mm;\
    @bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#444}}
    @media print{
    html,body{background:#fff;color:#000}
    body{max-width:none;padding:0;font-size:10pt;line-height:1.45}
    .skip,nav,details,.back{display:none}
    header{padding-top:0}
    h1{font-size:20pt}h2{font-size:14pt;margin-top:20pt}h3{font-size:11pt}
    .question{font-size:12.5pt}.judgments .likelihood{font-size:11pt}
    h1,h2,h3,.figure-title,caption,.caption{break-after:avoid}
    h1,h2,h3,figure,.callout,tr,.judgments li,.endnotes li{break-inside:avoid}
    p,li{orphans:3;widows:3}
    thead{display:table-header-group}tbody tr:first-child{break-before:avoid}
    .scroll{overflow:visible;background:none}.scroll table{font-size:7pt}
    table{font-size:8.5pt}caption,.caption,.figure-title{font-size:10pt}
    th,td{padding-top:2.5pt;padding-bottom:2.5pt}
    td.prose,tbody th{min-width:0}
    a{color:inherit;text-decoration:none}
    .cite{color:#000}
    figcaption,.note,.endnotes{font-size:8.5pt}
    .callout{border:1px solid #888;border-left:4px solid #000;background:none}
    footer{font-size:8.5pt;break-inside:avoid}
    }
    """
}
