namespace NatoIraq.Cli.Stepping;

/// <summary>The whole timeline in one line: where we are, where breakpoints stop, where it forks.</summary>
internal static class Scrubber
{
    private const char Here = '█';
    private const char Stop = '●';
    private const char Fork = '◆';

    /// <summary>What its marks mean, for help.</summary>
    public static string Legend { get; } = $"{Here} here  {Stop} breakpoint  {Fork} fork  ┷ new year";

    public static Line Of(Stand stand, int width)
    {
        int length = stand.Reel.Length;
        if (length == 0) return Line.Empty;
        string from = $" {stand.Reel.DayOf(1):yyyy-MM} ";
        string to = $" {stand.Reel.DayOf(length):yyyy-MM} ";
        int room = Math.Max(1, width - from.Length - to.Length);
        int here = Place(stand.Step, length, room);
        char[] track = new char[room];
        for (int i = 0; i < room; i++) track[i] = i < here ? '━' : '─';
        for (int step = 2; step <= length; step++)
        {
            int at = Place(step, length, room);
            if (stand.Reel.DayOf(step).Year != stand.Reel.DayOf(step - 1).Year) track[at] = at < here ? '┷' : '┴';
        }
        if (stand.Reel.ForkStep > 0) track[Place(stand.Reel.ForkStep, length, room)] = Fork;
        foreach (int step in Stops(stand)) track[Place(step, length, room)] = Stop;
        bool isStop = track[here] == Stop;
        track[here] = Here;
        string line = new(track);
        return Line.Of(from, Ink.Faint).Then(line[..here])
            .Then($"{Here}", isStop ? Ink.Alert : Ink.Strong).Then(line[(here + 1)..]).Then(to, Ink.Faint);
    }

    private static int Place(int step, int length, int room) =>
        length == 1 ? 0 : (int)((long)(step - 1) * (room - 1) / (length - 1));

    private static IEnumerable<int> Stops(Stand stand)
    {
        foreach (App.History.Reading reading in stand.Breakpoints.Select(stand.Read).OfType<App.History.Reading>())
        {
            for (int step = reading.After(0); step > 0; step = reading.After(step)) yield return step;
        }
    }
}
