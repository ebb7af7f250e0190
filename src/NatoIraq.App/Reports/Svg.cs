using System.Globalization;
using System.Text;

namespace NatoIraq.App.Reports;

/// <summary>A point of a drawing, in its own units, y downwards.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>How a drawing writes numbers and paths.</summary>
public static class Svg
{
    /// <summary>A coordinate to a hundredth, whatever the machine's language.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>An attribute that is a coordinate.</summary>
    public static (string Name, string? Value) At(string name, double value) => (name, Number(value));

    /// <summary>The path data of a line through the points; empty without any.</summary>
    public static string Line(IEnumerable<Spot> points)
    {
        var path = new StringBuilder();
        foreach (Spot p in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(p.X)).Append(',').Append(Number(p.Y));
        }
        return path.ToString();
    }

    /// <summary>The path data of the area between an upper and a lower edge, both from left to right.</summary>
    public static string Area(IEnumerable<Spot> upper, IEnumerable<Spot> lower)
    {
        string edge = Line(upper.Concat(lower.Reverse()));
        return edge.Length == 0 ? "" : edge + "Z";
    }
}
