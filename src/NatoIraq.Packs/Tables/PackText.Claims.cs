using System.Globalization;
using System.Text;
using NatoIraq.Core.Claims;

namespace NatoIraq.Packs.Tables;

/// <summary>The claims: a reading each.</summary>
internal sealed partial class PackText
{
    private static string ClaimsText(
        string source, IEnumerable<(Fact Fact, Reading Reading)> told, Func<int, int> paragraphOf)
    {
        var text = new StringBuilder($"source: {Quoted(source)}\nclaims:\n");
        foreach ((Fact fact, Reading r) in told)
        {
            Reading first = fact.Readings.First(other => other.Source == r.Source);
            bool isRepeat = !ReferenceEquals(first, r);
            int days = r.When.To.DayNumber - r.When.From.DayNumber;
            var precision = days == 0 ? Precision.Day : days < 31 ? Precision.Month : Precision.Year;
            string dates = $"from: {r.When.From:yyyy-MM-dd}, to: {r.When.To:yyyy-MM-dd}";
            string bounds = string.Join(", ", Bounds(r.Strength, "point"));
            string statement = $"{string.Join(", ", r.Names.Where(n => n.Length > 0))}: {r.Cell.Text}";
            text.Append(CultureInfo.InvariantCulture, $"""
                  - id: {ClaimOf(r)}
                    paragraph: {paragraphOf(r.Cell.At.Line)}
                    attribution: {Quoted(r.Source)}
                    statement: {Quoted(statement)}
                    type: deployment-level
                    valid: {Braced($"{dates}, precision: {precision.ToString().ToLowerInvariant()}, kind: holding")}
                    reported: {r.Reported:yyyy-MM-dd}
                    measure: {Braced($"quantity: strength, {bounds}, unit: persons")}
                    evidence: [{Quoted(r.Evidence)}]
                    tier: {(isRepeat ? Tier.D : Tier.A)}

                """);
            if (isRepeat) text.Append($"    duplicate-of: [{ClaimOf(first)}]\n");
            if (fact.Conflict is { } conflict) text.Append($"    conflicts: [{conflict}]\n");
        }
        return text.ToString();
    }
}
