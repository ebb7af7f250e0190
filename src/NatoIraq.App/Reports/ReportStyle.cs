namespace NatoIraq.App.Reports;

/// <summary>The report's style sheet, after the charts'. Text has a contrast of at least 4.5, light and dark.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root {
          --ground: var(--chart-ground);
          --ink: #1b1e22;
          --soft: #555c66;
          --line: #d9dce0;
          --raised: #f5f6f7;
          --link: #0b5c9e;
          --seed: #1c6b3a;
          --informed: #9a4200;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ink: #e9e7e2;
            --soft: #a9b0ba;
            --line: #343a42;
            --raised: #1c2026;
            --link: #74b9f2;
            --seed: #7fd09b;
            --informed: #f0a868;
          }
        }
        * { box-sizing: border-box; }
        html { color-scheme: light dark; -webkit-text-size-adjust: 100%; }
        body {
          margin: 0;
          background: var(--ground);
          color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
          font-variant-numeric: tabular-nums;
          overflow-wrap: break-word;
        }
        main { max-width: 84rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; }
        h1 { font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.25rem); line-height: 1.2; margin: 0 0 .75rem; max-width: 40ch; }
        h2 { font-size: 1.375rem; line-height: 1.3; margin: 3rem 0 .75rem; }
        h2 { padding-top: 1rem; border-top: 2px solid var(--ink); }
        h3 { font-size: 1.0625rem; line-height: 1.35; margin: 1.75rem 0 .25rem; }
        section { scroll-margin-top: 1rem; }
        p { margin: .25rem 0 .5rem; max-width: 72ch; }
        a { color: var(--link); text-underline-offset: .15em; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        code { font: .875em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        figure h3 code, h4 code { color: var(--soft); font-weight: 400; }
        ul, ol { list-style: none; margin: 0; padding: 0; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9375rem; }
        .lead { font-size: 1.125rem; }
        .key { color: var(--soft); font-size: .875rem; }
        .tag {
          display: inline-block;
          padding: 0 .45em;
          border: 1px solid currentColor;
          border-radius: .25em;
          color: var(--soft);
          font-size: .75rem;
          font-weight: 500;
          line-height: 1.45;
          white-space: nowrap;
        }
        .tag.seed { color: var(--seed); }
        .tag.informed { color: var(--informed); border-style: dashed; }
        .skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--ground); z-index: 1; }
        .skip:focus { left: 0; top: 0; }
        .warning { border-left: 4px solid var(--informed); padding: .25rem .75rem; margin: 0 0 1rem; }
        .warning li { color: var(--informed); }
        .chart { display: block; width: 100%; height: auto; overflow: visible; }
        .answers { margin-top: .5rem; }
        .answers ul { margin-top: .25rem; }
        .answers > li {
          display: grid;
          grid-template-columns: minmax(0, 1fr) minmax(16rem, 26rem);
          gap: .5rem 2.5rem;
          padding: .75rem 0;
          border-top: 1px solid var(--line);
        }
        .strip { max-width: 26rem; }
        h4 { font-size: 1rem; line-height: 1.35; margin: 0 0 .25rem; }
        .answers p { margin: 0 0 .25rem; }
        .facts { margin: .5rem 0 0; font-size: .875rem; }
        .facts > div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 0 .75rem; padding: .1rem 0; }
        .facts dt { color: var(--soft); grid-column: 1; }
        .facts dd { margin: 0; grid-column: 2; }
        .scroll { overflow-x: auto; max-width: 100%; }
        table { border-collapse: separate; border-spacing: 0; font-size: .875rem; line-height: 1.4; }
        caption { text-align: left; color: var(--soft); padding: .25rem 0 .5rem; }
        th, td { padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top; }
        th, td { border-bottom: 1px solid var(--line); }
        th { font-weight: 500; }
        thead th { color: var(--soft); vertical-align: bottom; border-bottom-color: var(--soft); }
        tbody th { position: sticky; left: 0; background: var(--ground); min-width: 8rem; max-width: 22rem; }
        .group th { padding-top: 1rem; font-weight: 650; }
        .number { text-align: right; white-space: nowrap; padding-left: .5rem; }
        th.number { white-space: normal; }
        .number + :not(.number) { padding-left: 1rem; }
        .scroll + .scroll { margin-top: 1.5rem; }
        code.whole { overflow-wrap: normal; white-space: nowrap; }
        .scroll + p { margin-top: 1rem; }
        td:not(.number, .one-line) { min-width: 7rem; }
        .one-line { white-space: nowrap; }
        .stays { display: inline-block; position: sticky; left: 0; max-width: min(72ch, 100vw - 2rem); }
        .none { color: var(--soft); text-align: center; }
        details { margin-top: .25rem; }
        summary { cursor: pointer; color: var(--link); font-size: .875rem; padding: .25rem 0; }
        #comparison details { border-top: 1px solid var(--line); margin: 0; }
        #comparison summary { font-size: 1rem; padding: .5rem 0; }
        #comparison .scroll + details { margin-top: 1.5rem; }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; font-size: .875rem; margin: .5rem 0 1.25rem; }
        .legend li { display: flex; align-items: center; gap: .5rem; }
        .swatch { width: 1.75rem; height: .75rem; flex: none; }
        .swatch.line { height: 0; border-top: 3px solid var(--chart-branch); }
        .swatch.dashed { height: 0; border-top: 2px dashed var(--chart-baseline); }
        .swatch.dotted { width: 0; height: 1rem; border-left: 2px dotted var(--chart-mark); }
        .swatch.half { background: var(--chart-branch); opacity: .46; }
        .swatch.most { background: var(--chart-branch); opacity: .28; }
        .swatch.nearly { background: var(--chart-branch); opacity: .15; }
        .swatch.known { height: 0; border-top: 3px solid var(--chart-ink); }
        .swatch.bounded { background: var(--chart-grid); border: 1px solid var(--chart-mark); }
        .panels { display: grid; gap: 2rem; }
        .panels { grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); }
        figure { margin: 0; min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr); }
        @supports (grid-template-rows: subgrid) {
          figure { grid-template-rows: subgrid; grid-row: span 3; row-gap: .35rem; }
        }
        figure :is(h3, h4) { margin: 0; font-size: 1rem; }
        figure.broad { display: block; margin: .75rem 0 1rem; }
        .on-narrow { display: none; }
        figcaption { align-self: end; }
        figure .scroll { max-height: 24rem; overflow: auto; }
        #moves figure > .scroll { max-height: none; }
        figure :is(th, td) { font-size: .8125rem; padding-right: .5rem; padding-left: 0; }
        figure tbody th { min-width: 0; white-space: nowrap; }
        #moves .panels { grid-template-columns: repeat(auto-fill, minmax(min(100%, 34rem), 1fr)); }
        #moves .panels { margin: 1rem 0; }
        #moves figure .chart { min-width: 30rem; }
        #moves figure :is(th, td) { white-space: nowrap; }
        .assumptions { display: grid; gap: 0 2rem; }
        .assumptions { grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); }
        .assumptions li { border-top: 1px solid var(--line); padding: .6rem 0; font-size: .875rem; }
        .assumptions p { margin: 0 0 .2rem; }
        .name code { font-weight: 650; }
        .claims { columns: 24rem; column-gap: 2rem; font-size: .875rem; }
        .origin { display: block; color: var(--soft); }
        .claims li { break-inside: avoid; padding: .25rem 0; }
        .conflicts { columns: 24rem; column-gap: 2rem; font-size: .875rem; margin: .5rem 0; }
        .conflicts > div { break-inside: avoid; padding: .4rem 0; border-top: 1px solid var(--line); }
        .conflicts dd { margin: 0; }
        .claims li:target, .assumptions li:target { background: var(--raised); outline: 2px solid var(--link); }
        pre { background: var(--raised); padding: 1rem; border-radius: .25rem; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; }
        .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        @media screen and (max-width: 48rem) {
          .answers > li { grid-template-columns: minmax(0, 1fr); }
          .on-wide { display: none; }
          .on-narrow { display: block; }
          .facts > div { grid-template-columns: minmax(0, 1fr); }
          .facts dd { grid-column: 1; }
          tbody th { max-width: 11rem; }
        }
        @media (min-width: 120rem) {
          html { font-size: 112.5%; }
          main { max-width: 104rem; }
        }
        @media print {
          :root { --ink: #000; --soft: #40464e; --line: #bbb; --raised: #f5f6f7; }
          :root { --link: #000; --seed: #000; --informed: #000; }
          html { font-size: 9.5pt; }
          main { max-width: none; padding: 0; }
          nav, .skip, summary { display: none; }
          details::details-content { content-visibility: visible; display: block; height: auto; }
          thead { display: table-header-group; }
          h2, h3, h4, .group, .legend, figcaption { break-after: avoid; }
          .screen { display: none; }
          .twin table, .twin :is(th, td) { font-size: 6pt; line-height: 1.25; }
          .twin :is(th, td) { padding: 0 0 0 .6em; border-bottom-width: .5px; }
          .twin caption { display: none; }
          #charts .twin :is(th, td):is(:nth-child(even), :nth-child(n + 10)) { display: none; }
          .panels { gap: .75rem 1rem; grid-template-columns: 1fr 1fr 1fr; padding-left: 2mm; }
          .panels .chart text { font-size: 13.5px; }
          #moves .panels { grid-template-columns: 1fr 1fr; }
          #moves figure .chart { min-width: 0; }
          #moves .panels .chart text { font-size: 12.5px; }
          h3 + .key { break-after: avoid; }
          figure :is(h3, h4) { font-size: 7.5pt; }
          .claims a[href]::after, .conflicts a[href]::after { content: none; }
          .answers > li { grid-template-columns: minmax(0, 1fr) 17rem; gap: .25rem 1.5rem; padding: .4rem 0; }
          .answers > li, figure, .assumptions li, tr { break-inside: avoid; }
          .scroll, figure .scroll { overflow: visible; max-height: none; }
          tbody th { position: static; }
          table { font-size: 7pt; line-height: 1.25; }
          th, td { padding: .15rem .5rem .15rem 0; }
          .group th { padding-top: .4rem; }
          #comparison tbody th { min-width: 17rem; max-width: none; }
          .assumptions { grid-template-columns: 1fr 1fr 1fr; gap: 0 1.25rem; }
          .assumptions li { padding: .3rem 0; }
          .assumptions li, .claims, .conflicts, .facts { font-size: 7pt; line-height: 1.35; }
          .claims, .conflicts { columns: 3; column-gap: 1.25rem; }
          .claims li { padding: .15rem 0; }
          h2 { margin-top: 1.5rem; }
          h3 { margin-top: 1rem; }
          .swatch { print-color-adjust: exact; }
          @page { size: A4; margin: 14mm; }
        }
        """;
}
