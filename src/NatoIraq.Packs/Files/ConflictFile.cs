using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary><c>conflicts.yaml</c>: where the sources disagree or are silent.</summary>
internal static class ConflictFile
{
    public static IReadOnlyList<Conflict> Read(Fields file) =>
        file.List("conflicts", "a conflict", ReadOne, required: true);

    private static Conflict ReadOne(Fields conflict) => new(
        conflict.Id("id", Noun.Conflict),
        conflict.Choice("kind", "disagreement", "naming", "succession", "gap", "finding"),
        conflict.Text("topic"),
        conflict.Text("disagreement"),
        conflict.Text("resolution"),
        conflict.Refs("claims", Noun.Claim),
        conflict.Refs("events", Noun.Event));
}
