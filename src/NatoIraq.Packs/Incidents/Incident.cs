using NatoIraq.Core.History;
using NatoIraq.Packs.Tables;

namespace NatoIraq.Packs.Incidents;

/// <summary>A row that counts.</summary>
/// <param name="Id">The id that the collection gives it.</param>
/// <param name="IdCell">Where that stands.</param>
/// <param name="When">The days on which it may have been.</param>
/// <param name="Place">The id of the place.</param>
/// <param name="Kind">What kind of event it is.</param>
/// <param name="Where">The exact place, in words; empty for unknown.</param>
/// <param name="Who">Who took part.</param>
/// <param name="Source">Who told it: an address, or words.</param>
/// <param name="Reported">When the row was added.</param>
/// <param name="IsSevere">Whether it weighs 2.</param>
internal sealed record IncidentRow(
    string Id, Cell IdCell, Window When, string Place, string Kind, string Where, IReadOnlyList<string> Who,
    string Source, DateOnly Reported, bool IsSevere)
{
    /// <summary>What it says, in our words.</summary>
    public string Statement
    {
        get
        {
            string who = Who.Count > 0 ? $": {string.Join(" and ", Who)}" : "";
            return $"{(Kind.Length > 0 ? Kind : "incident")}{who}{(Where.Length > 0 ? $", {Where}" : "")}";
        }
    }

    /// <summary>Whom it is from: of an address the host, since what one host carries twice is a repeat.</summary>
    public string Family => Uri.TryCreate(Source, UriKind.Absolute, out Uri? address) && address.Host.Length > 0
        ? address.Host
        : Source;
}

/// <summary>One incident, with every row that tells it, the first one first.</summary>
/// <param name="Rows">The rows.</param>
internal sealed record Incident(IReadOnlyList<IncidentRow> Rows)
{
    /// <summary>The first row.</summary>
    public IncidentRow First => Rows[0];

    /// <summary>The id of its event: that of the row with the smallest id, so that later rows leave it.</summary>
    public string Id => $"incident-{First.Id.ToLowerInvariant()}";

    /// <summary>How it weighs: 1, or 2 if one of its rows is severe.</summary>
    public int Severity => Rows.Any(r => r.IsSevere) ? 2 : 1;

    /// <summary>The incidents behind rows, in the order in which they take effect.</summary>
    public static IReadOnlyList<Incident> Of(IReadOnlyList<IncidentRow> rows, bool isMerged) =>
    [
        .. rows.OrderBy(r => r.Id.Length).ThenBy(r => r.Id, StringComparer.Ordinal)
            .GroupBy(r => isMerged ? (object)r.Id : (r.When, r.Place, r.Kind, r.Where))
            .Select(g => new Incident([.. g]))
            .OrderBy(i => i.First.When.To).ThenBy(i => i.First.When.From).ThenBy(i => i.Id, StringComparer.Ordinal),
    ];
}
