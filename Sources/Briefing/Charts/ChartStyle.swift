/// The look of all charts; colours are variables, so that light, dark and print share one drawing.
///
/// Series use the hues of Okabe and Ito (2008), darkened on light paper to a contrast of at least
/// 3 to 1; each also has a dash and a shape of its own.
enum ChartStyle {
  static let colours: StaticString = """
    :root{--s1:#0067a5;--s2:#c04a00;--s3:#00795a;--s4:#a2457f;--s5:#7d6200;--s6:#4a4a4a;\
    --h1:#cfe1f2;--h2:#93c4de;--h3:#4f9bc9;--h4:#1f6aa8;--h5:#08306b;\
    --grid:#dfe3e6;--axis:#6b757b;--affirm:#0067a5;--condition:#7d6200;--deny:#c04a00}
    """

  static let darkColours: StaticString = """
    --s1:#5cb3ee;--s2:#ff9a55;--s3:#3ccb9f;--s4:#e79cc8;--s5:#e3c04a;--s6:#c4c8cb;\
    --h1:#1b4a75;--h2:#2669a3;--h3:#4191d0;--h4:#86c1ee;--h5:#e0f1ff;\
    --grid:#2c343a;--axis:#8b979f;--affirm:#5cb3ee;--condition:#e3c04a;--deny:#ff9a55
    """

  static let rules: StaticString = """
    .chart{display:block;max-width:100%;height:auto;overflow:visible;font-family:inherit}
    .chart text{fill:var(--ink);font-size:12px;font-variant-numeric:tabular-nums}
    .chart .s{font-size:11px}.chart .b{font-weight:600}.chart .m{fill:var(--muted)}
    .chart .grid{stroke:var(--grid);stroke-width:1}
    .chart .axis{stroke:var(--axis);stroke-width:1}
    .chart .leader{stroke:var(--axis);stroke-width:.75}
    .chart .marker{stroke:var(--axis);stroke-width:1;stroke-dasharray:2 3}
    .chart .badge{fill:var(--paper);stroke:var(--axis);stroke-width:1}
    .chart .series{fill:none;stroke-width:2;stroke-linejoin:round}
    .chart .band{stroke:none;opacity:.16}
    .chart .mark{stroke:var(--paper);stroke-width:1}
    .chart .mark.hollow{fill:var(--paper);stroke:var(--s6);stroke-width:2}
    .chart .series.s1{stroke:var(--s1)}.chart .band.s1,.chart .mark.s1{fill:var(--s1)}
    .chart .series.s2{stroke:var(--s2);stroke-dasharray:7 3}
    .chart .band.s2,.chart .mark.s2{fill:var(--s2)}
    .chart .series.s3{stroke:var(--s3);stroke-dasharray:2 2}
    .chart .band.s3,.chart .mark.s3{fill:var(--s3)}
    .chart .series.s4{stroke:var(--s4);stroke-dasharray:9 3 2 3}
    .chart .band.s4,.chart .mark.s4{fill:var(--s4)}
    .chart .series.s5{stroke:var(--s5);stroke-dasharray:12 4}
    .chart .band.s5,.chart .mark.s5{fill:var(--s5)}
    .chart .series.s6{stroke:var(--s6);stroke-dasharray:4 2 1 2 1 2}.chart .band.s6{fill:var(--s6)}
    .chart .tick{stroke-width:1.5}.chart .tick.affirm{stroke:var(--affirm)}
    .chart .tick.deny{stroke:var(--deny)}.chart .tick.deed{stroke:var(--ink);stroke-width:1.25}
    .chart .tick.condition{fill:var(--paper);stroke:var(--condition)}
    .chart .series.plain{stroke-dasharray:none}
    .chart .h1{fill:var(--h1);stroke:var(--h2);stroke-width:.5}.chart .h2{fill:var(--h2)}.chart .h3{fill:var(--h3)}
    .chart .h4{fill:var(--h4)}.chart .h5{fill:var(--h5)}
    .chart .blank{fill:none;stroke:var(--axis);stroke-width:.75}
    .chart .hatch{fill:none;stroke:var(--axis);stroke-width:.6}
    .chart .bar.left{fill:var(--s2)}.chart .bar.right{fill:var(--s1)}
    .chart .bar-hatch,.chart .stance-hatch{fill:none;stroke:var(--paper);stroke-width:1.25}
    .chart .stance{stroke-width:1}
    .chart .stance.affirm{fill:var(--affirm);stroke:var(--affirm)}
    .chart .stance.condition{fill:var(--condition);stroke:var(--condition)}
    .chart .stance.deny{fill:var(--paper);stroke:var(--deny);stroke-width:1.5}
    .chart .range{stroke:var(--s1);stroke-width:1.75}
    .chart .dot{fill:var(--s1);stroke:var(--s1);stroke-width:1.5}
    .chart .dot.hollow{fill:var(--paper);stroke:var(--axis)}
    .chart .join{stroke:var(--s1);stroke-width:1.25;opacity:.75}
    .chart .edge{fill:none;stroke:var(--axis);stroke-width:.75}
    .chart .edge.played{stroke:var(--ink);stroke-width:1.5}
    .chart .edge.path{stroke:var(--ink);stroke-width:3.5}
    .chart .set{fill:none;stroke:var(--ink);stroke-width:1.25;stroke-dasharray:2 3}
    .chart .stop{fill:var(--ink)}
    .chart .halo{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
    .chart .region{fill:var(--h1);opacity:.5}
    .chart .limit{stroke:var(--ink);stroke-width:1.25;stroke-dasharray:6 3}
    .chart .cloud{fill:none;stroke-width:2.5;stroke-linecap:round;opacity:.32}
    .chart .whisker{stroke-width:1.5;opacity:.85}
    .chart .whisker.s1,.chart .cloud.s1{stroke:var(--s1)}
    .chart .whisker.s2,.chart .cloud.s2{stroke:var(--s2)}
    .chart .whisker.s3,.chart .cloud.s3{stroke:var(--s3)}
    .chart .whisker.s4,.chart .cloud.s4{stroke:var(--s4)}
    .chart .whisker.s5,.chart .cloud.s5{stroke:var(--s5)}
    .chart .whisker.s6,.chart .cloud.s6{stroke:var(--s6)}
    .chart .before{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 2}
    .chart .bar.total{fill:var(--h2)}.chart .bar.first{fill:var(--h4)}
    .chart .error{stroke:var(--ink);stroke-width:1.5}
    .chart .span{fill:var(--ink);opacity:.075}
    .chart .choice{fill:var(--paper);stroke:var(--ink);stroke-width:2}
    .chart .hatch.faint{opacity:.55}
    """
}
