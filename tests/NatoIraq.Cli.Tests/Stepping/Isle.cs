using MediatR;
using NatoIraq.App;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.Cli.Stepping;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;

namespace NatoIraq.Cli.Tests.Stepping;

/// <summary>
/// An invented pack with everything a screen can show, and a branch of it: the screens do not change with what is
/// shipped.
/// </summary>
internal static class Isle
{
    private static readonly Lazy<IMediator> Uses = new(() => ImportAsync().GetAwaiter().GetResult());

    /// <summary>The history, at its first step.</summary>
    public static Stand History => Open("history");

    /// <summary>The middle draw of the branch, where it leaves the history.</summary>
    public static Stand Branch => Open("regrown");

    /// <summary>The screen after some keys.</summary>
    public static string Screen(this Stand stand, string keys, string size = "80x24")
    {
        int[] sides = [.. size.Split('x').Select(int.Parse)];
        return Frame.Of(stand.Press(keys), new ScreenSize(sides[0], sides[1])).ToPlainText();
    }

    /// <summary>The last lines of the screen: what is said or asked there.</summary>
    public static string Foot(this Stand stand, string keys, int lines = 1) =>
        string.Join('\n', stand.Screen(keys).TrimEnd('\n').Split('\n')[^lines..]);

    /// <summary>Where the reader stands after the keys of a script.</summary>
    public static Stand Press(this Stand stand, string keys) => stand.Press(KeyScript.Parse(keys));

    private static Stand Open(string branch) => Stand.At(
        Uses.Value.Send(new OpenReplay(branch, null, 1, false, null, Clock.Reported)).GetAwaiter().GetResult());

    private static async Task<IMediator> ImportAsync()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Stepping");
        IMediator uses = UseCases.Over(new MemoryEventStore(() => DateTimeOffset.UnixEpoch));
        await uses.Send(new ImportPack(Path.Combine(folder, "Isle")));
        string scenario = await File.ReadAllTextAsync(Path.Combine(folder, "regrown.yaml"));
        await uses.Send(new ApplyScenario(scenario, "regrown.yaml"));
        return uses;
    }
}
