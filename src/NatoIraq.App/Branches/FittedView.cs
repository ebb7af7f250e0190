using NatoIraq.Core.Dice;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>The distribution that was fitted to the quantiles stated for a quantity.</summary>
/// <param name="Name">The assumption, or the starting value's target.</param>
/// <param name="Value">The quantiles, as written.</param>
/// <param name="Drawn">The fit that is drawn from: of those that keep the stated limits the nearest.</param>
/// <param name="Fits">The fits of all families, the nearest first.</param>
public sealed record FittedView(string Name, string Value, FitView Drawn, IReadOnlyList<FitView> Fits)
{
    /// <summary>What was fitted in a plan.</summary>
    internal static IEnumerable<FittedView> Of(Plan plan) => plan.Assumptions.Select(a => (a.Source.Name, a.Text, a.Value))
        .Concat(plan.Initial.Select(i => (i.Target, i.Text, i.Value)))
        .Where(q => q.Value.Fitted is not null)
        .Select(q => new FittedView(
            q.Item1, q.Text, FitView.Of(q.Value.Fitted!.Best),
            [.. q.Value.Fitted.Fits.OrderBy(f => f.SumOfSquares).Select(FitView.Of)]));
}

/// <summary>A fit of one family.</summary>
/// <param name="Family">The family.</param>
/// <param name="Parameters">Its parameters, by their names.</param>
/// <param name="SumOfSquares">Of the differences between stated and fitted cumulative probabilities.</param>
/// <param name="KeepsLimits">Whether it keeps the stated limits.</param>
public sealed record FitView(
    string Family, IReadOnlyDictionary<string, double> Parameters, double SumOfSquares, bool KeepsLimits)
{
    // What the search for the least sum leaves behind.
    private const int Digits = 6;
    private const int SumDigits = 9;

    internal static FitView Of(Fit fit) => new(
        fit.Family,
        new Dictionary<string, double>
        {
            [fit.Names.First] = Rounded(fit.First),
            [fit.Names.Second] = Rounded(fit.Second),
        },
        Math.Round(fit.SumOfSquares, SumDigits), fit.KeepsLimits);

    /// <summary>To so many significant digits.</summary>
    private static double Rounded(double value)
    {
        if (value == 0) return 0;
        int whole = (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        return whole >= Digits ? Math.Round(value) : Math.Round(value, Math.Min(15, Digits - whole));
    }
}
