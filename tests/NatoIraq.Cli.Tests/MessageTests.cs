using System.CommandLine.Parsing;

namespace NatoIraq.Cli.Tests;

/// <summary>What the command line refuses, whole, to be read by people.</summary>
public sealed class MessageTests : IClassFixture<Run>
{
    private readonly Run _run;

    public MessageTests(Run run) => _run = run;

    private static readonly string[] Lines =
    [
        "branch", "branch frok x", "nonsense", "stat", "claims --bogus", "claims --clok said", "claims --clock heard",
        "claims --known-on", "claims --known-on 2020-02-30", "claims --known-on --json", "claims --source 999",
        "history --as-imported-on 2020-02-30", "history --revisions --known-on 2020-02-12",
        "state --at 2020-02-30", "state --at 999", "state --at nothing", "state statusquo", "state nothing-like-it",
        "replay --draw last", "replay --until foo(", "project", "project history", "project status-quo --draws many",
        "project status-quo --draws 0", "project status-quo --at 2025-01-01", "project status-quo --priors narrow",
        "project status-quo --sampling halton", "replay control --draw 9 --draws 5 --sampling latin-hypercube",
        "compare status-quo", "machines show operation", "machines show operations --format png",
        "import no-such-folder", "sources verify --docs no-such-folder", "claims --store floppy:a",
        "branch append status-quo", "branch append status-quo --yaml \"\"", "branch append status-quo --entry missing.yaml",
        "branch append status-quo --yaml \"{id: a, on: 2020-06-01, event: host-invite, mission: nmi}\"",
        "branch rebase status-quo --answer nmi-resumes=later", "branch rebase status-quo --answer a=keep --answer a=drop", "branch cherry-pick compromise agreed", "branch merge compromise --into status-quo --answer entry:agreed=mine", "branch skip status-quo nmi-resume", "branch skip status-quo expulsion-voted", "branch unskip status-quo nmi-resumes",
        "branch fork Not_A_Name", "branch fork status-quo", "branch show history",
        "scenario validate", "scenario validate missing.yaml", "scenario validate status-qou", "scenario validate EMPTY",
        "scenario apply FOLDER", "scenario new Not_A_Name", "scenario new status-quo", "scenario new mine --kind war",
        "scenario new mine --from nothing", "scenario new mine --out FILE", "scenario new mine --out FILE/x.yaml",
        "scenario schema --out FILE", "diff", "diff status-quo", "diff status-quo --at 2020-01-01",
        "diff status-quo nothing", "diff status-quo compromise --at yesterday", "diff missing.yaml status-quo",
        "diff a b c", "diff status-quo@2021-01-01 compromise", "diff a@1 b@2 --at 2021-01-01", "demo --draws 1 --out FILE/x", "report history", "report control --draws 1 --out FILE",
        "compare status-quo --baseline status-quo", "claims F0-99999", "claims --csv --json", "explain F0-08", "replay --keys n --json", "replay --keys nn<entr>",
        "replay --keys n --size big", "replay --keys n --size 1x1", "store copy sqlite:a.db sqlite:b.db --store sqlite:c.db",
        "store export --out FILE", "store export --out FILE/x", "store import FILE",
        "project control --draws 1 --series us/*/iraq --svg x.svg", "project status-quo --draws 1 --svg FILE/x.svg",
        "import --csv missing.csv", "import --csv FILE --map missing.yaml", "import --csv FILE --map FILE",
        "import my-pack --csv FILE", "import --map FILE", "import --gdelt FILE --acled FILE", "import --gdelt FILE --map FILE",
        "history --format png", "history --format ics --csv", "branch tree --format dot --json", "completion", "completion csh", "backtest", "backtest status-quo --folder EMPTY",
        "backtest --folder missing", "backtest --folder EMPTY", "branch reference", "branch reference --fork 2020-02-13",
        "branch reference --fork 2020-02-13 --until 2020-01-01", "branch reference status-quo --fork 2020-02-13",
        "branch reference --fork 2020-02-13 --series us/coalition/irak", "branch reference --fork 2020-02-13 --series uk/nmi/iraq",
        "worker", "worker --threads 0", "cluster", "serve --published-at http://127.0.0.1:5000", "sensitivity history", "sensitivity status-quo --draws 50",
        "sensitivity status-quo --draws 100001", "sensitivity status-quo --baseline status-quo",
        "sensitivity status-quo --at 2020-01-29", "sensitivity status-quo --at 2025-01-01",
        "sensitivity status-quo --series uk/*/kuwait --draws 200", "sensitivity status-quo --discover \"strength(*/*/iraq) <\"",
        "sensitivity status-quo --discover \"strength(*/*/iraq)\"",
        "sensitivity compromise --baseline status-quo --draws 300 --at 2020-02-01 --series us/*/iraq --svg x.svg",
        "import nato-afganistan", "import nato-afghanistan",
        "demo --pack no-such-pack", "demo --pack nato-afganistan", "demo --pack nato-afghanistan", "project leave-by-may",
        "scenario apply leave-by-may", "pack", "pack new", "pack new Not_A_Name", "pack new mine --out FOLDER",
        "pack new mine --out FILE/x", "pack validate no-such-folder", "pack validate EMPTY",
        "keys", "keys make", "keys make Not_A_Name", "keys make ana --role boss", "keys revoke ana --keys EMPTY/keys.txt",
        "keys list --keys FILE", "serve --access missing.json", "serve --access FILE", "serve --otlp here", "history --revisions --format ics",
    ];

    [Fact]
    public void What_is_said_of_a_wrong_command_line()
    {
        string file = _run.Write("file", "a file\n");
        string empty = Path.Combine(_run.Folder, "empty");
        Directory.CreateDirectory(empty);
        _run.Of("project", "compromise", "--draws", "1");
        var told = new List<string>();
        foreach (string line in Lines)
        {
            string[] words = [.. CommandLineParser.SplitCommandLine(
                line.Replace("FILE", file).Replace("EMPTY", empty).Replace("FOLDER", _run.Folder))];
            Result result = _run.Of(words);
            Assert.NotEqual(0, result.Code);
            told.Add($"$ natoiraq {line}\n{result.Error.TrimEnd()}\n[{result.Code}]"
                .Replace(_run.Folder + "/", "").Replace(_run.Folder, "FOLDER"));
        }
        Golden.Holds("command-line.txt", told);
    }

    /// <summary>What is said of logs that do not fit, and of a store without branches.</summary>
    [Fact]
    public void What_is_said_of_moving_a_store()
    {
        using var run = new Run();
        string At(string name) => $"sqlite:{Path.Combine(run.Folder, name)}";
        Assert.Equal(0, run.Of("import", "--store", At("facts.db")).Code);
        Assert.Equal(0, run.Of("store", "copy", At("facts.db"), At("one.db")).Code);
        Assert.Equal(0, run.Of("branch", "fork", "one", "--store", At("one.db")).Code);
        Assert.Equal(0, run.Of("store", "copy", At("facts.db"), At("other.db")).Code);
        Assert.Equal(0, run.Of("branch", "fork", "other", "--store", At("other.db")).Code);
        string own = Path.Combine(run.Folder, "own");
        Assert.Equal(0, run.Of("pack", "new", "our-pack", "--out", own).Code);
        Assert.Equal(0, run.Of("import", own, "--store", At("own.db")).Code);
        string log = Path.Combine(run.Folder, "facts.jsonl");
        Assert.Equal(0, run.Of("store", "export", "--out", log, "--store", At("facts.db")).Code);
        string[] lines = File.ReadAllLines(log);
        run.Write("nothing.jsonl", "");
        run.Write("short.jsonl", string.Concat(lines[..^1].Select(l => l + "\n")));
        run.Write("endless.jsonl", lines[0] + "\n" + new string('x', (64 * 1024 * 1024) + 1));
        string[][] commands =
        [
            ["report", "--store", At("facts.db")], ["demo", "--store", At("own.db")], ["store", "copy", At("none.db"), At("new.db")],
            ["store", "copy", At("facts.db"), At("one.db")], ["store", "copy", At("one.db"), At("other.db")],
            .. new[] { "nothing", "short", "endless" }.Select(name => new[]
                { "store", "import", Path.Combine(run.Folder, $"{name}.jsonl"), "--store", At("new.db") }),
        ];
        var told = new List<string>();
        foreach (string[] words in commands)
        {
            Result result = run.Of(words);
            Assert.NotEqual(0, result.Code);
            told.Add($"$ natoiraq {string.Join(' ', words)}\n{result.Error.TrimEnd()}\n[{result.Code}]"
                .Replace(run.Folder + "/", ""));
        }
        Golden.Holds("stores.txt", told);
    }
}
