/// The style sheet of a report page: light and dark, on a phone and in print.
enum ReportStyle {
  static let css = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1c2024;--muted:#5b6470;--line:#dfe3e8;\
    --tint:#f4f6f8;--focus:#b3261e;--focus-tint:#fbeeec;--link:#0b57a4}
    @media screen and (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8eaed;\
    --muted:#a3acb7;--line:#333a42;--tint:#1d2126;--focus:#ff8a7a;--focus-tint:#2e1f1d;\
    --link:#8ab8f0}}
    *{box-sizing:border-box}
    html{font:17px/1.6 system-ui,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",\
    sans-serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
    body{margin:0 auto;padding:0 20px 64px;max-width:800px}
    header{padding:48px 0 8px}
    h1{font-size:2rem;line-height:1.2;margin:.2em 0 .4em;text-wrap:balance}
    h2{font-size:1.35rem;line-height:1.3;margin:2.4em 0 .6em;padding-top:.6em;\
    border-top:1px solid var(--line)}
    .kicker{color:var(--muted);margin:0;font-size:.95rem}
    a{color:var(--link)}
    nav{background:var(--tint);border-radius:8px;padding:12px 16px;font-size:.92rem}
    nav ol{margin:0;padding-left:1.4em;columns:2;column-gap:32px}
    nav li{break-inside:avoid;padding:2px 0}
    p{margin:0 0 .9em}
    .lead{font-size:1.05rem}
    .note{color:var(--muted);font-size:.92rem;border-left:3px solid var(--line);padding-left:12px}
    code{font:.88em/1.5 ui-monospace,"Cascadia Mono","Noto Sans Mono",monospace;\
    background:var(--tint);padding:6px 8px;border-radius:4px;display:inline-block;\
    overflow-wrap:anywhere}
    figure{margin:1.6em 0}
    .narrow{display:none}
    .table{overflow-x:auto;margin:1.4em 0}
    .table:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
    table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:600;padding-bottom:6px;position:sticky;left:0;\
    max-width:calc(100vw - 40px)}
    th,td{padding:5px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
    .keep{white-space:nowrap}
    thead th{border-bottom:2px solid var(--muted);font-weight:600;vertical-align:bottom}
    tbody th{font-weight:400;min-width:9.5em;overflow-wrap:anywhere}
    .dense{font-size:.82rem}
    .dense th,.dense td{padding:5px 6px}
    .dense tbody th{min-width:10em}
    .number{text-align:right;white-space:nowrap}
    thead .number{white-space:normal}
    tr.focus{background:var(--focus-tint)}
    tr.focus th,tr.focus td{color:var(--focus);font-weight:700}
    tr.against th,tr.against td{font-weight:700}
    tr.is-lit{outline:2px solid var(--link);outline-offset:-2px}
    thead button{all:unset;cursor:pointer;border-radius:3px}
    thead button:focus-visible,button:focus-visible,select:focus-visible,input:focus-visible,\
    svg:focus-visible{outline:2px solid var(--link);outline-offset:2px}
    thead button:hover,thead button:focus-visible{text-decoration:underline}
    [aria-sort=ascending] button::after{content:"\u{2009}\u{2191}"}
    [aria-sort=descending] button::after{content:"\u{2009}\u{2193}"}
    .tools{display:flex;gap:12px;justify-content:flex-end;font-size:.85rem;flex-wrap:wrap}
    .tools+.table{margin-top:.4em}
    .tabled{margin:1.4em 0}
    @media (min-width:1080px){.broad{margin-left:-120px;margin-right:-120px}\
    .broad .broad{margin-left:0;margin-right:0}}
    [hidden]{display:none!important}
    button,select,input[type=search]{font:inherit;color:inherit;background:var(--paper);\
    border:1px solid var(--muted);border-radius:4px;padding:2px 8px;max-width:100%}
    .lens{position:sticky;top:0;z-index:2;background:var(--paper);padding:8px 0;display:flex;\
    gap:8px;flex-wrap:wrap;align-items:center;font-size:.9rem;border-bottom:1px solid var(--line)}
    .choice{border:0;margin:1.6em 0;padding:0;min-width:0}
    .choice legend{float:left;padding:2px 10px 2px 0;font-size:.9rem;color:var(--muted)}
    .choice>label{font-size:.9rem;padding:2px 14px 2px 4px}
    .panels{clear:both}
    .panel{display:none}
    .panel figure,.panel .table{margin-top:.8em}
    .choice>input:nth-of-type(1):checked~.panels>.panel:nth-child(1),\
    .choice>input:nth-of-type(2):checked~.panels>.panel:nth-child(2),\
    .choice>input:nth-of-type(3):checked~.panels>.panel:nth-child(3),\
    .choice>input:nth-of-type(4):checked~.panels>.panel:nth-child(4),\
    .choice>input:nth-of-type(5):checked~.panels>.panel:nth-child(5),\
    .choice>input:nth-of-type(6):checked~.panels>.panel:nth-child(6),\
    .choice>input:nth-of-type(7):checked~.panels>.panel:nth-child(7),\
    .choice>input:nth-of-type(8):checked~.panels>.panel:nth-child(8),\
    .choice>input:nth-of-type(9):checked~.panels>.panel:nth-child(9),\
    .choice>input:nth-of-type(10):checked~.panels>.panel:nth-child(10),\
    .choice>input:nth-of-type(n+11):checked~.panels>.panel:nth-child(n+11){display:block}
    figcaption .title{display:block;font-weight:700;font-size:17px;line-height:22px}
    figcaption .subtitle{display:block;font-size:13px;line-height:18px;color:var(--muted);margin-bottom:8px}
    .source{font-size:11px;line-height:16px;color:var(--muted);margin:4px 0 0}
    .is-off{display:none}
    figure>.axes{margin:2px 0 10px;font-size:.82rem}
    figure>.axes select{display:inline-block}
    .explorer{background:var(--tint);border-radius:8px;padding:12px 16px;margin:1.6em 0;\
    overflow-x:auto}
    .explorer thead th{white-space:nowrap}
    .explorer h3{margin:.2em 0 .4em;font-size:1.05rem}
    .axes{display:flex;flex-wrap:wrap;gap:8px 18px;font-size:.9rem;margin-bottom:10px}
    .axes select{display:block}
    .explorer td{font-weight:700;font-size:1.1rem}\
    .explorer tbody tr+tr td{font-weight:400}
    #value{position:fixed;z-index:3;pointer-events:none;background:var(--ink);color:var(--paper);\
    padding:3px 8px;border-radius:4px;font-size:.85rem;max-width:min(320px,90vw)}
    .fig .is-at{outline:2px solid var(--link)}
    .skip{position:absolute;left:-9999px}
    .skip:focus{left:20px;top:8px;background:var(--paper);padding:6px 10px}
    @media (max-width:640px){html{font-size:16px}.wide{display:none}.narrow{display:block}\
    nav ol{columns:1}tbody th{min-width:7.5em}header{padding-top:24px}h1{font-size:1.6rem}}
    @media print{nav,.skip,.lens,.tools,.explorer,figure>.axes,#value,.choice>input,.choice>label,\
    .choice>legend{display:none!important}body{max-width:none;padding:0}\
    html{font-size:10.5pt}h2{break-after:avoid}figure,tr{break-inside:avoid}\
    .table{overflow:visible}.wide{display:block}.narrow{display:none}\
    .dense{font-size:7.5pt}.dense th,.dense td{padding:2pt 3pt}.dense tbody th{min-width:6em}\
    .broad .dense{font-size:6.5pt}.broad .dense th,.broad .dense td{padding:2pt}}

    """
}
