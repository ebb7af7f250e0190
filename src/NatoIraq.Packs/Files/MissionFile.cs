using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary>
/// <c>missions.yaml</c>: the missions, what mandates may hold, and what else has a machine of its own.
/// </summary>
internal static class MissionFile
{
    /// <summary>What the file names.</summary>
    public static Noun[] Nouns { get; } =
        [Noun.Mission, Noun.Activity, Noun.Option, Noun.Resolution, Noun.Office, Noun.Forum];

    public static Missions Read(Fields file) => new(
        file.List("missions", "a mission", ReadMission, required: true),
        file.Ids("activities", Noun.Activity),
        [
            .. Subjects(file, "options", FieldKind.Option, Noun.Option),
            .. Subjects(file, "resolutions", FieldKind.Resolution, Noun.Resolution),
            .. Subjects(file, "offices", FieldKind.Office, Noun.Office),
            .. Subjects(file, "forums", FieldKind.Forum, Noun.Forum),
        ]);

    private static Mission ReadMission(Fields fields)
    {
        var mission = new Mission(
            fields.Id("id", Noun.Mission),
            fields.Text("name"),
            fields.Refs("forbids", Noun.Activity),
            fields.Refs("rivals", Noun.Mission),
            fields.TextOrNull("note"),
            fields.Refs("cites", Noun.Claim));
        if (mission.Rivals.Contains(mission.Id)) fields.Add("A mission is no rival of itself.", key: "rivals");
        return mission;
    }

    private static IReadOnlyList<Subject> Subjects(Fields file, string key, FieldKind kind, Noun noun) =>
        file.List(key, noun.WithArticle(), f =>
            new Subject(kind, f.Id("id", noun), f.Text("name"), f.TextOrNull("note")));
}

/// <summary>What <c>missions.yaml</c> holds.</summary>
internal sealed record Missions(
    IReadOnlyList<Mission> All, IReadOnlyList<string> Activities, IReadOnlyList<Subject> Subjects);
