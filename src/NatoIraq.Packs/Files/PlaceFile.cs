using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary><c>places.yaml</c>: places and what contains them.</summary>
internal static class PlaceFile
{
    public static IReadOnlyList<Place> Read(Fields file)
    {
        IReadOnlyList<Read<Place>> places = file.List("places", "a place", ReadOne, required: true);
        CheckContainment(places);
        return [.. places.Select(p => p.Value)];
    }

    private static Read<Place> ReadOne(Fields place) => new(
        new Place(place.Id("id", Noun.Place), place.Text("name"), place.RefOrNull("within", Noun.Place)), place);

    private static void CheckContainment(IReadOnlyList<Read<Place>> places)
    {
        foreach (IReadOnlyList<string> cycle in Chains.Cycles(places.Select(p => (p.Value.Id, p.Value.Within))))
        {
            Fields place = places.First(p => p.Value.Id == cycle[0]).From;
            place.Add(
                $"A place cannot contain itself: {Problems.Listed(cycle, " within ")} within {cycle[0]}.",
                key: "within");
        }
    }
}
