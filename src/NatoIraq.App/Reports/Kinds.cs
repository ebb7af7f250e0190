namespace NatoIraq.App.Reports;

/// <summary>The kinds of events by which a history is told: the first word of a type's name decides.</summary>
public static class Kinds
{
    /// <summary>The kinds, in the order in which they are told.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Missions", "Operations", "Troops", "Expansion", "Consent", "Options", "Votes", "Incidents", "Offices",
        "Meetings", "Positions", "Other",
    ];

    /// <summary>The place of a kind in that order, from 0.</summary>
    public static int OrderOf(string kind) => All.TakeWhile(k => k != kind).Count();

    /// <summary>The kind of an event's type.</summary>
    public static string Of(string type) => type[..Math.Max(0, type.IndexOf('-'))] switch
    {
        "mission" or "leadership" or "cap" or "mandate" => "Missions",
        "operations" => "Operations",
        "troops" or "contingent" or "transfer" => "Troops",
        "expansion" => "Expansion",
        "host" => "Consent",
        "option" => "Options",
        "resolution" => "Votes",
        "incident" => "Incidents",
        "office" => "Offices",
        "forum" => "Meetings",
        "position" => "Positions",
        _ => "Other",
    };
}
