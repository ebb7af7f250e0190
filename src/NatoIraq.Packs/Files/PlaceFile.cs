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

    /// <summary>No place may contain itself, by way of others or at once. Each place is walked from once.</summary>
    private static void CheckContainment(IReadOnlyList<Read<Place>> places)
    {
        var containers = new Dictionary<string, string?>();
        foreach (Read<Place> place in places) containers.TryAdd(place.Value.Id, place.Value.Within);
        var settled = new HashSet<string>();
        foreach (Read<Place> place in places)
        {
            var path = new List<string>();
            var onPath = new HashSet<string>();
            string? at = place.Value.Id;
            while (at is not null && !settled.Contains(at) && onPath.Add(at))
            {
                path.Add(at);
                at = containers.GetValueOrDefault(at);
            }
            if (at is not null && onPath.Contains(at))
                place.From.Add($"A place cannot contain itself: {string.Join(" within ", path)} within {at}.", key: "within");
            settled.UnionWith(path);
        }
    }
}
