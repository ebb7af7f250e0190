namespace NatoIraq.Benchmarks.Table;

/// <summary>A job of the design's section 9, and how to measure it.</summary>
/// <param name="Job">What is done.</param>
/// <param name="Reach">What the design asks for.</param>
/// <param name="Measure">Measures it, which may take seconds.</param>
internal sealed record Row(string Job, string Reach, Func<Figure> Measure);

/// <summary>What was measured.</summary>
/// <param name="Value">The median, with its unit.</param>
/// <param name="Ratio">What that is to the job's limit or peer; empty where there is none.</param>
/// <param name="IsReached">Whether the reach was; null where the design asks for nothing.</param>
internal sealed record Figure(string Value, string Ratio, bool? IsReached);
