using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Wording;

/// <summary>Series and days as words of a sentence.</summary>
internal static class SeriesWords
{
    private const string Everyone = "all ";

    /// <summary>A series in words, such as <c>all troops in Isle</c>; anything else as it is.</summary>
    public static string Of(Pack pack, string name)
    {
        if (!Series.TryParse(name, out Series series)) return name;
        string place = pack.Places.FirstOrDefault(p => p.Id == series.Place)?.Name ?? series.Place;
        string mission = pack.Missions.FirstOrDefault(m => m.Id == series.Mission)?.Name ?? series.Mission;
        string nation = series.Nation == Series.Others
            ? "other nations"
            : pack.Actors.FirstOrDefault(a => a.Id == series.Nation)?.Name ?? series.Nation;
        string who = (series.Nation == Series.Any, series.Mission == Series.Any) switch
        {
            (true, true) => $"{Everyone}troops",
            (true, false) => $"troops of {mission}",
            (false, true) => $"troops of {nation}",
            _ => $"troops of {nation} under {mission}",
        };
        return series.Place == Series.Any ? who : $"{who} in {place}";
    }

    /// <summary>The same after a word that counts, as in <c>fewer troops in Isle</c>.</summary>
    public static string Counted(Pack pack, string name) =>
        Of(pack, name) is var words && words.StartsWith(Everyone, StringComparison.Ordinal) ? words[Everyone.Length..] : words;

    /// <summary>A day in a sentence: <c>at the end of 2020</c>, <c>on 13 February 2020</c>.</summary>
    public static string At(DateOnly day) => day is { Month: 12, Day: 31 }
        ? $"at the end of {day.Year}" : $"on {Charts.Figures.Day(day)}";
}
