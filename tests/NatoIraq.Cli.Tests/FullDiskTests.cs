using System.Diagnostics;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Storage;

namespace NatoIraq.Cli.Tests;

/// <summary>
/// The program on a disk without room: a real one of a few kilobytes where this machine lets a test mount it, and
/// everywhere a file that the system lets grow no further.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Branch = "status-quo";
    private const int Appends = 3;

    private readonly Run _run = new();

    /// <summary>What holds the store, with the room it leaves, in kilobytes.</summary>
    public static TheoryData<string, int> Disks
    {
        get
        {
            var disks = new TheoryData<string, int>();
            string[] kinds = OperatingSystem.IsWindows() ? [] : CanMount() ? [File, Mount] : [File];
            foreach (string kind in kinds)
            {
                foreach (int room in (int[])[0, 64, 2000]) disks.Add(kind, room);
            }
            return disks;
        }
    }

    private const string File = "file";
    private const string Mount = "mount";

    public void Dispose() => _run.Dispose();

    [Theory]
    [MemberData(nameof(Disks))]
    public async Task An_import_is_whole_or_nothing(string disk, int room)
    {
        Said said = Play(disk, room + 4, from: null, ["import"]);

        IReadOnlyList<Recorded> events = await Verified();
        AssertTold(said.Codes[0], said.Error, room);
        Assert.Equal(said.Codes[0] == 0, events.Count > 300);
        Assert.True(events.Count > 300 || events.Count == 0, $"{events.Count} events");
    }

    [Theory]
    [MemberData(nameof(Disks))]
    public async Task Appends_that_were_acknowledged_are_there_and_the_next_is_refused(string disk, int room)
    {
        Assert.Equal(0, _run.Of("scenario", "apply", Branch).Code);
        string from = _run.File;
        int size = (int)(new FileInfo(from).Length / 1024);

        Said said = Play(disk, (disk == Mount ? size : 0) + room + 4, from,
            [.. Enumerable.Range(0, Appends).Select(i => $"branch append {Branch} --yaml '{Entry(i)}'")]);

        string[] held = [.. (await Verified()).Select(r => r.Event.Data).OfType<EntryAppended>().Select(e => e.Entry)];
        Assert.Equal(Appends, said.Codes.Count);
        // Of the rooms, one takes none, one a few and one all.
        Assert.Equal(room > 0, said.Codes[0] == 0);
        Assert.Equal(room >= 2000, said.Codes[^1] == 0);
        Assert.Equal([.. Enumerable.Range(0, Appends).Where(i => said.Codes[i] == 0).Select(i => $"entry-{i}")], held);
        foreach (int code in said.Codes) AssertTold(code, said.Error, room);
        // With room again, the store goes on where it was.
        Assert.Equal(0, _run.Of(
            "branch", "append", Branch, "--yaml", Entry(Appends), "--store", $"sqlite:{Copy}").Code);
    }

    private string Copy => Path.Combine(_run.Folder, "after", "store.db");

    // An entry of some kilobytes, so that a few of them fill what there is.
    private static string Entry(int number) =>
        $"{{id: entry-{number}, on: 2020-06-01, event: host-invited, mission: nmi, note: {new string('n', 9000)}}}";

    private static void AssertTold(int code, string error, int room)
    {
        if (room >= 2000) Assert.Equal(0, code);
        if (code == 0) return;
        Assert.Contains(code, new[] { 3, 5 });
        Assert.Matches("The disk that holds the store '.*' (is full|failed)", error);
        Assert.DoesNotContain("   at ", error);
    }

    /// <summary>Runs command lines on a store with little room, and copies what became of it.</summary>
    private Said Play(string disk, int kilobytes, string? from, string[] commands)
    {
        string on = Directory.CreateDirectory(Path.Combine(_run.Folder, "on")).FullName;
        string after = Directory.CreateDirectory(Path.Combine(_run.Folder, "after")).FullName;
        string program = Path.Combine(AppContext.BaseDirectory, "natoiraq.dll");
        // The runtime doubles its code pages in a large file of its own, which the limit would forbid.
        string limit = disk == File ? $"ulimit -f {kilobytes}; " : "";
        string script = string.Join('\n', [
            "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0",
            disk == Mount ? $"mount -t tmpfs -o size={kilobytes}k none {on} || exit 99" : "",
            from is null ? "" : $"cp {from} {on}/store.db",
            .. commands.Select(c => $"( {limit}exec dotnet {program} {c} --store sqlite:{on}/store.db > /dev/null ); echo $?"),
            $"cp {on}/* {after}"]);
        string[] start = disk == Mount ? ["unshare", "-rm", "bash", "-c", script] : ["bash", "-c", script];
        (string output, string error) = Ended(start);
        return new Said([.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)], error);
    }

    private async Task<IReadOnlyList<Recorded>> Verified()
    {
        await using IEventStore store = StoreAddress.Open($"sqlite:{Copy}", TimeProvider.System);
        Assert.Empty(await store.VerifyAsync());
        return await store.ReadAllAsync();
    }

    private static bool CanMount()
    {
        try
        {
            return Ended(["unshare", "-rm", "bash", "-c", "mount -t tmpfs -o size=64k none /tmp && echo yes"])
                .Output.StartsWith("yes", StringComparison.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (string Output, string Error) Ended(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result);
    }

    private sealed record Said(IReadOnlyList<int> Codes, string Error);
}
