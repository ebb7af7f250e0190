using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary><c>actors.yaml</c>: nations, bodies and persons.</summary>
internal static class ActorFile
{
    public static IReadOnlyList<Actor> Read(Fields file) => file.List("actors", "an actor", ReadOne, required: true);

    private static Actor ReadOne(Fields fields)
    {
        var actor = new Actor(
            fields.Id("id", Noun.Actor),
            fields.Choice("kind", Actors.Kinds),
            fields.Text("name"),
            fields.Texts("aliases"));
        if (actor.Kind == Actors.NationKind) fields.File.Names.Declare(Noun.Nation, actor.Id);
        if (actor.Id == Series.Others)
            fields.Add(
                $"'{Series.Others}' is built in: it is the unnamed rest of a mission's nations.",
                "Leave it out.",
                "id");
        return actor;
    }
}
