/// Layout and type of a brief on the screen.
enum PageStyle {
  static let layout: StaticString = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0 auto;max-width:47rem;padding:0 1rem 4rem;background:var(--paper);\
    color:var(--ink);font:1rem/1.55 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,\
    "Helvetica Neue","Noto Sans","Liberation Sans",Arial,"DejaVu Sans Condensed",sans-serif;\
    overflow-wrap:break-word}
    .skip{position:absolute;left:-100vw;top:0;padding:.5rem 1rem;background:var(--paper)}
    .skip:focus{left:1rem}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    header{padding:2.5rem 0 1rem;border-bottom:3px solid var(--strong-rule)}
    nav{padding:1rem 0;border-bottom:1px solid var(--rule);font-size:.9375rem}
    nav h2{margin:0 0 .25rem;font-size:.9375rem}
    nav ol{margin:0;padding:0;list-style:none}
    nav li{margin:.2rem 0}
    nav a{display:flex;gap:.5rem;text-decoration:none}
    nav a:hover{text-decoration:underline}
    nav .number{flex:0 0 1.25rem;color:var(--muted)}
    footer{margin-top:3rem;padding-top:1rem;border-top:3px solid var(--strong-rule);\
    font-size:.9375rem}
    footer h2{margin-top:0}
    footer dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.2rem 1.5rem;margin:0}
    footer dt{color:var(--muted)}
    footer dd{margin:0;overflow-wrap:anywhere}
    @media screen and (min-width:72rem){
    body{display:grid;grid-template-columns:14rem minmax(0,45rem);column-gap:4rem;\
    max-width:65rem;grid-template-rows:auto auto 1fr}
    header{grid-column:1/-1}main,footer{grid-column:2}
    nav{grid-column:1;grid-row:2/4;align-self:start;position:sticky;top:0;border:0;\
    padding:2.25rem 0;max-height:100vh;overflow-y:auto}}
    """

  static let words: StaticString = """
    h1,h2,h3{line-height:1.2;text-wrap:balance}
    h1{margin:.25rem 0 .75rem;font-size:2.125rem;letter-spacing:-.01em}
    h2{margin:3rem 0 1rem;font-size:1.5rem}
    h3{margin:2rem 0 .75rem;font-size:1.125rem}
    p,ul,ol{margin:0 0 1rem}
    li{margin-bottom:.4rem}
    a{color:var(--accent);text-underline-offset:.15em}
    .subtitle{margin:0;color:var(--muted);font-weight:600}
    .question{margin-bottom:1rem;font-size:1.25rem;line-height:1.4;max-width:40rem}
    .as-of{margin:0;font-weight:600}
    .stamp{margin:0;color:var(--muted);font-size:.875rem;overflow-wrap:anywhere}
    main h2{padding-top:.75rem;border-top:1px solid var(--strong-rule)}
    main h2 .number{margin-right:.35em}
    .judgments h2{margin-top:2rem;border:0;padding:0}
    .judgments ol{padding-left:2.25rem}
    .judgments li{margin-bottom:1.1rem;padding-left:.25rem}
    .judgments li::marker{font-weight:600}
    .judgments p{margin:0}
    .judgments .likelihood{font-size:1.125rem;line-height:1.45}
    .judgments .confidence{margin-top:.25rem;color:var(--muted)}
    .numbered{padding-left:3rem;position:relative}
    .numbered>.number{position:absolute;left:0;color:var(--muted);text-decoration:none;\
    font-variant-numeric:tabular-nums}
    .numbered>.number:hover{text-decoration:underline}
    section>ul{padding-left:4.25rem}
    .cite{font-size:.72em;line-height:0;margin-left:.1em;white-space:nowrap;font-variant-numeric:tabular-nums}
    .cite.many{white-space:normal}.cite a{text-decoration:none;padding:.15em 0}
    .cite a:hover{text-decoration:underline}
    .unknown,.missing,.muted,.note,.empty{color:var(--muted)}
    .unknown::before{content:"["}.unknown::after{content:"]"}
    .missing,.empty{font-style:italic}
    .note{font-size:.875rem}
    .callout{margin:1.5rem 0;padding:1rem 1.25rem;border-left:5px solid var(--accent);\
    background:var(--tint)}
    .callout p{margin:0}.callout .callout-title{margin-bottom:.25rem;font-weight:600}
    .endnotes{padding:0;list-style:none;font-size:.875rem;line-height:1.45}
    .endnotes li{padding-left:2.75rem;position:relative;overflow-wrap:anywhere}
    .endnotes li:target,tr:target>*,.numbered:target{background:var(--tint)}
    .endnotes .number{position:absolute;left:0;color:var(--muted);\
    font-variant-numeric:tabular-nums}
    .endnotes .id{font-weight:600}
    .back{text-decoration:none;white-space:nowrap;padding:0 .15em}
    @media (max-width:37.49em){h1{font-size:1.625rem}.question{font-size:1.125rem}\
    h2{font-size:1.3125rem}.judgments ol{padding-left:1.5rem}\
    .numbered{padding-left:0}.numbered>.number{position:static;margin-right:.5em}\
    section>ul{padding-left:1.25rem}.endnotes li{padding-left:2.25rem}\
    footer dl{display:block}footer dd{margin:0 0 .5rem}}
    """
}
