/// The rules of the style that do not depend on the report.
enum StylesheetText {
  static let text = """
    *,*::before,*::after{box-sizing:border-box}
    html{font-size:112.5%;scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 var(--serif);overflow-wrap:break-word}
    h1,h2,h3,h4,h5,h6{font-family:var(--sans);font-weight:600;line-height:1.25;letter-spacing:-.012em;\
    margin:2.2em 0 .6em;text-wrap:balance}
    h1{font-size:2.07rem;letter-spacing:-.022em;line-height:1.15;margin:0}
    h2{font-size:1.73rem;letter-spacing:-.02em;margin:0 0 1.2rem}
    h3{font-size:1.2rem}
    h4{font-size:1rem}
    h5,h6{font-size:.9rem}
    h2 .number,nav .number{color:var(--muted);font-weight:400;font-variant-numeric:tabular-nums;margin-right:.35em}
    p,ul,ol,blockquote,pre{margin:0 0 1rem}
    ul,ol{padding-left:1.5rem}
    li>ul,li>ol{margin:0}
    li>p{margin-bottom:.5rem}
    ::marker{color:var(--muted);font-variant-numeric:tabular-nums}
    li:dir(rtl){margin-left:-1.5rem;margin-right:1.5rem}
    nav li:dir(rtl){margin:.35rem 0}
    .task{list-style:none;position:relative}
    .task>input{position:absolute;inset-inline-start:-1.35em;top:.32em;margin:0;accent-color:var(--link)}
    blockquote{padding-left:1.2rem;border-left:2px solid var(--rule);color:var(--muted)}
    hr{border:0;border-top:1px solid var(--rule);margin:2rem 0}
    a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.17em;\
    text-decoration-color:color-mix(in srgb,currentColor 40%,transparent)}
    a:hover{text-decoration-color:currentColor}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px}
    code,pre{font-family:var(--mono);font-variant-ligatures:none;font-feature-settings:"calt" 0}
    code{font-size:.83em}
    pre{background:var(--shade);padding:.8rem 1rem;font-size:.95rem;line-height:1.5;overflow-x:auto;border-radius:3px}
    .box pre{padding:0}
    pre code{font-size:.8em;overflow-wrap:normal}
    sup{line-height:0;font-size:.68em;font-family:var(--sans)}
    sup a{text-decoration:none;padding:0 .15em}
    img{max-width:100%;height:auto}
    img.in-line{width:auto;max-height:\(Int(LinePicture.mostLines * 1.6))em;max-height:\(Int(LinePicture.mostLines))lh}
    """

  static let elements = """
    figure{margin:2rem 0;clear:right}
    figcaption,.tools,table,.run,.notes,.beside-text,.facts,.box-title,nav,footer,.authors{font-family:var(--sans)}
    figcaption{font-size:.82rem;line-height:1.5;max-width:var(--measure);color:var(--muted)}
    figcaption strong{font-weight:600;color:var(--ink)}
    figcaption .number{font-variant-numeric:tabular-nums}
    .drawing{overflow-x:auto;margin-bottom:.7rem}
    .drawing svg{display:block;width:100%;max-width:calc(1.25*var(--width));height:auto}
    .wide .drawing svg{min-width:26rem}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:0 2rem;clear:right}
    .picture img{display:block;margin-bottom:.7rem}
    .tools{font-size:.75rem;display:flex;flex-wrap:wrap;column-gap:1.1em;margin-top:.35rem}
    .tools a{color:var(--muted);text-decoration-color:var(--rule)}
    .tools a:hover{color:var(--link)}
    .tools details[open]{flex-basis:100%;min-width:0;margin-top:.3rem}
    .tools details .table{max-height:24rem;overflow:auto;margin-top:.6rem}
    summary{color:var(--muted);cursor:pointer;width:fit-content}
    summary:hover{color:var(--link)}
    .table{overflow-x:auto;margin:0 0 1rem}
    table{border-collapse:collapse;font-size:.8rem;line-height:1.45;font-variant-numeric:tabular-nums lining-nums}
    th,td{padding:.3rem .8rem;text-align:start;vertical-align:top;overflow-wrap:normal}
    th:first-child,td:first-child{padding-left:0}
    th:last-child,td:last-child{padding-right:0}
    thead th{font-weight:600;vertical-align:bottom;border-bottom:1px solid var(--muted)}
    tbody tr{border-bottom:1px solid var(--rule)}
    .unit{font-weight:400;color:var(--muted)}
    .right,.number{text-align:right}
    td.number,td.right,td code{white-space:nowrap}
    .center{text-align:center}
    td[data-pad]::after{content:attr(data-pad);visibility:hidden}
    .data figcaption{margin-bottom:.7rem}
    .data .table{margin-bottom:.3rem}
    .box{margin:1.6rem 0;padding:.9rem 1.1rem .1rem;background:var(--shade);border-left:3px solid var(--link)}
    .box-title{font-size:.82rem;font-weight:600;margin:0 0 .4rem;color:var(--link)}
    .box.tip{border-color:var(--tip)}
    .tip>.box-title{color:var(--tip)}
    .box.warning,.box.problem{border-color:var(--warning)}
    .warning>.box-title,.problem>.box-title{color:var(--warning)}
    .run{font-size:.8rem;line-height:1.5;margin:1.2rem 0 1.4rem;padding-left:.9rem;border-left:1px solid var(--rule)}
    .run p{margin:0}
    .run .kind{color:var(--muted)}
    .run p code{font-weight:600;font-size:.95em}
    .run dl{margin:.5rem 0 0;font-family:var(--mono);font-size:.9em;font-variant-ligatures:none;\
    font-feature-settings:"calt" 0}
    .run dl div{display:grid;grid-template-columns:minmax(4.5rem,6rem) minmax(0,1fr);column-gap:.8rem;margin:.1rem 0}
    .run dt{color:var(--muted);overflow-wrap:anywhere}
    .run dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
    .beside-text{display:none}
    .notes{border-top:1px solid var(--rule);margin-top:2.5rem;padding-top:.8rem;font-size:.78rem;line-height:1.5}
    .notes ol{margin:0;padding-left:1.3rem}
    .back{text-decoration:none}
    @media (max-width:40rem){td:last-child:not([class]){min-width:8rem}}
    """

  static let layout = """
    .page{max-width:calc(var(--measure) + 2.6rem);margin:0 auto;padding:3rem 1.3rem 2rem}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.3rem .6rem;z-index:1}
    .subtitle{font-size:1.2rem;line-height:1.4;color:var(--muted);margin:.6rem 0 0}
    .authors{font-size:.85rem;margin:1.2rem 0 0}
    .authors span+span::before{content:" · ";color:var(--muted)}
    .authors i{font-style:normal;color:var(--muted)}
    .facts{display:flex;flex-wrap:wrap;gap:.2rem 2rem;font-size:.78rem;margin:1.2rem 0 0}
    .facts dt{color:var(--muted)}
    .facts dd{margin:0}
    .abstract{margin-top:2rem}
    nav{font-size:.8rem;line-height:1.4;margin:2.5rem 0 0}
    nav ol{list-style:none;margin:0;padding:0}
    nav li{margin:.35rem 0}
    nav li li{display:none}
    nav a{color:var(--ink);text-decoration:none}
    nav a:hover{color:var(--link)}
    .nav-title{color:var(--muted);margin:0 0 .5rem}
    .chapter{margin-top:5rem}
    footer{margin-top:5rem;padding-top:.8rem;border-top:1px solid var(--rule);font-size:.75rem;color:var(--muted)}
    @media (min-width:1100px){
    .page{display:grid;max-width:none;grid-template-columns:13rem minmax(0,var(--wide));column-gap:3.5rem;\
    justify-content:center;padding-top:5rem}
    .page>*{grid-column:2}
    nav{grid-column:1!important;grid-row:1/span 3;position:sticky;top:0;align-self:start;max-height:100vh;\
    overflow-y:auto;margin:-1.5rem 0 0;padding:1.5rem 0;scroll-target-group:auto}
    nav li li{display:block;padding-left:1.1em}
    nav li li a{color:var(--muted)}
    nav a:target-current{color:var(--link)}
    .title>*,.chapter>*,footer{max-width:var(--measure)}
    .chapter>figure,.chapter>.pair{max-width:var(--wide)}
    .chapter>.table{max-width:var(--wide);clear:right}
    .chapter>pre{width:fit-content;min-width:var(--measure);max-width:var(--wide);clear:right}
    }
    @media (min-width:1300px){
    .page{grid-template-columns:13rem minmax(0,calc(var(--measure) + 15rem))}
    .chapter .beside-text{display:block;float:right;clear:right;width:12.5rem;margin:.2rem -15rem 1rem 0;\
    font-weight:400;font-style:normal;font-size:.75rem;line-height:1.45;color:var(--muted)}
    .beside-text b{font-weight:600;margin-right:.2em}
    .chapter>.notes.beside,.chapter>.notes li.beside{display:none}
    }
    """

  static let print = """
    @media print{
    @page{margin:22mm 20mm}
    html{font-size:10.5pt}
    .page{display:block;max-width:none;padding:0}
    nav,.tools,.skip,.run details{display:none}
    .beside-text{display:none!important}
    .chapter>.notes,.chapter>.notes li{display:block!important}
    .chapter>.notes li{display:list-item!important}
    .chapter{break-before:page;margin-top:0}
    figure,.box,tr,pre{break-inside:avoid}
    h2,h3,h4,figcaption{break-after:avoid}
    .drawing,.table,pre{overflow:visible}
    .wide .drawing svg{min-width:0}
    pre{white-space:pre-wrap}
    a{color:inherit;text-decoration:none}
    }
    """
}
