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
    caption{text-align:left;font-weight:600;padding-bottom:6px}
    th,td{padding:5px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
    .keep{white-space:nowrap}
    thead th{border-bottom:2px solid var(--muted);font-weight:600;vertical-align:bottom}
    tbody th{font-weight:400;min-width:9.5em;overflow-wrap:anywhere}
    .dense{font-size:.82rem}
    .dense th,.dense td{padding:5px 6px}
    .dense tbody th{min-width:7em}
    .number{text-align:right;white-space:nowrap}
    thead .number{white-space:normal}
    tr.focus{background:var(--focus-tint)}
    tr.focus th,tr.focus td{color:var(--focus);font-weight:700}
    .skip{position:absolute;left:-9999px}
    .skip:focus{left:20px;top:8px;background:var(--paper);padding:6px 10px}
    @media (max-width:640px){html{font-size:16px}.wide{display:none}.narrow{display:block}\
    nav ol{columns:1}header{padding-top:24px}h1{font-size:1.6rem}}
    @media print{nav,.skip{display:none}body{max-width:none;padding:0}\
    html{font-size:10.5pt}h2{break-after:avoid}figure,tr{break-inside:avoid}\
    .table{overflow:visible}.wide{display:block}.narrow{display:none}}

    """
}
