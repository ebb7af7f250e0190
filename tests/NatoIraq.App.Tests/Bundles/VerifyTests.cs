using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Branches;
using NatoIraq.App.Bundles;
using NatoIraq.App.Tests.Acceptance;
using NatoIraq.Core;
using static NatoIraq.App.Tests.Bundles.Opened;

namespace NatoIraq.App.Tests.Bundles;

/// <summary>What a check says of a bundle that is whole, of one that was changed, and of one that comes out otherwise.</summary>
public sealed class VerifyTests(SealedResult result) : IClassFixture<SealedResult>
{
    private const string Scenario = "scenarios/nato-expanded.yaml";

    private static Versions Here => Versions.Here;

    [Fact]
    public async Task A_bundle_runs_again_to_the_same_bytes_without_any_store()
    {
        VerifiedBundleView view = await Verified(result.File);

        Assert.Equal(Verdict.Identical, view.Verdict);
        Assert.True(view.IsGood);
        Assert.Empty(view.Notes);
        Assert.Empty(view.Refused);
        Assert.Empty(view.Changes);
        Assert.Equal(Here, view.Made);
        Assert.Equal(Bundle.HashOf(result.File), view.Seal);
    }

    [Fact]
    public async Task A_branch_edited_and_pinned_to_an_older_history_runs_again_too()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        await desk.Send(new SkipEntry("nato-expanded", "rebadge"));
        await desk.ImportCorrected("history.yaml", text => text.Replace("likely: 5200", "likely: 5201"));

        VerifiedBundleView view = await Verified(await Sealed(desk));

        Assert.Equal(Verdict.Identical, view.Verdict);
    }

    [Fact]
    public async Task A_member_changed_missing_or_added_is_named_and_nothing_is_run()
    {
        Bundle bundle = Read(result.File);
        byte[] log = bundle.Members[Log];
        byte[] flipped = [.. log];
        flipped[^3] ^= 1;
        (byte[]? Bytes, string Path, string Says)[] changes =
        [
            (flipped, Log, "Its SHA-256 is"), (log[..^1], Log, "bytes;"), (null, Compared, "It is missing."),
            ([1], "outputs/more.txt", "The manifest does not name it."),
        ];
        foreach ((byte[]? bytes, string path, string says) in changes)
        {
            VerifiedBundleView view = await Verified(Unsealed(result.File, path, bytes));

            Assert.Equal(Verdict.Changed, view.Verdict);
            MemberChange change = Assert.Single(view.Changes);
            Assert.Equal(path, change.Member);
            Assert.Contains(says, change.Because);
            Assert.Empty(view.Draws);
        }
    }

    [Fact]
    public void No_byte_can_be_flipped_unnoticed() => Prop.ForAll(
        Gen.Choose(0, result.File.Length - 1).Zip(Gen.Choose(0, 7)).ToArbitrary(), flip =>
        {
            byte[] file = [.. result.File];
            file[flip.Item1] ^= (byte)(1 << flip.Item2);
            try
            {
                return Bundle.Read(file, "bundle.zip").Changes(file).Count > 0;
            }
            catch (InvalidInputException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_changed_number_of_a_scenario_is_found_in_the_draw_the_event_and_the_level_it_moves()
    {
        Desk other = await Desk.With("status-quo", "nato-expanded");
        string text = Text(Read(result.File), Scenario);
        await other.Apply(text.Replace("value: triangular(1, 3, 9) months", "value: triangular(1, 3, 10) months"), "nato-expanded.yaml");
        Bundle changed = Read(await Sealed(other)), told = Read(result.File);
        byte[] planted = Resealed(
            changed.Write(), m => m with { Result = told.Manifest.Result },
            [.. told.Members.Keys.Where(p => p.StartsWith("outputs/", StringComparison.Ordinal) || p == Draws).Select(p =>
                (p, (Func<string, string?>)(_ => Text(told, p))))]);

        VerifiedBundleView view = await Verified(planted);

        Assert.Equal(Verdict.Different, view.Verdict);
        DrawDivergence first = Assert.Single(view.Draws);
        Assert.Equal(("nato-expanded", 0, 0), (first.Branch, first.Draw, first.LastDraw));
        Assert.Equal("limit-delay", first.Input!.Name);
        Assert.True(first.Input.Sealed < first.Input.Here);
        JsonNode draw = Tree(Text(told, Draws).Split('\n')[0]), now = Tree(Text(changed, Draws).Split('\n')[0]);
        int at = Enumerable.Range(0, 1000).First(i => $"{draw["events"]![i]}" != $"{now["events"]![i]}");
        Assert.Contains(first.Event!.Event, new[] { draw, now }.Select(d => (string)d["events"]![at]!["event"]!));
        Assert.StartsWith((string)draw["events"]![at]!["event"]!, first.Event.Sealed, StringComparison.Ordinal);
        OutputDivergence output = view.Outputs.First(o => o.Member == Compared);
        Assert.Equal("nato-expanded", output.Branch);
        Assert.NotNull(output.Series);
        Assert.NotNull(output.Date);
        Assert.NotEqual(output.Sealed, output.Here);
        Assert.Null(first.Unknown);
    }

    [Fact]
    public async Task A_number_of_an_output_is_found_by_its_path_with_both_values()
    {
        JsonNode compared = Tree(Text(Read(result.File), Compared));
        JsonNode line = compared["results"]![1]!;
        double mean = (double)line["mean"]!;
        byte[] planted = Resealed(result.File, (Compared, t => Changed(t, "mean", mean, mean + 1)));

        VerifiedBundleView view = await Verified(planted);

        Assert.Equal(Verdict.Different, view.Verdict);
        Assert.Empty(view.Draws);
        OutputDivergence output = Assert.Single(view.Outputs);
        Assert.Matches(@"^results\[\d+\]\.mean$", output.Path);
        Assert.Equal(mean + 1, double.Parse(output.Sealed!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(mean, double.Parse(output.Here!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Changed(string text, string key, double from, double to)
    {
        string[] at = [.. new[] { from, to }.Select(v => $"\"{key}\":{Views.Json.Write(v)},")];
        int place = text.IndexOf(at[0], StringComparison.Ordinal);
        return text[..place] + at[1] + text[(place + at[0].Length)..];
    }

    [Fact]
    public async Task A_draw_that_is_told_by_its_digest_alone_is_named_and_what_is_not_known_of_it_is_said()
    {
        byte[] planted = Resealed(result.File, (Draws, t => t.Replace("{\"from\":117,\"to\":117,\"digest\":\"", "{\"from\":117,\"to\":117,\"digest\":\"x")));

        VerifiedBundleView view = await Verified(planted);

        DrawDivergence draw = Assert.Single(view.Draws);
        Assert.Equal((117, 117), (draw.Draw, draw.LastDraw));
        Assert.Null(draw.Event);
        Assert.Contains("cannot be known", draw.Unknown);
        Assert.Equal(Verdict.Different, view.Verdict);
    }

    [Theory]
    [InlineData(Scenario, "line 1")]
    [InlineData("pack/rules.yaml", "line 1")]
    [InlineData("README.txt", "line 1")]
    [InlineData("prov.json", "line 1")]
    public async Task A_text_beside_the_log_that_says_something_else_is_named(string path, string line)
    {
        byte[] planted = Resealed(result.File, (path, t => "# " + t));

        VerifiedBundleView view = await Verified(planted);

        Assert.Equal(Verdict.Changed, view.Verdict);
        Assert.Contains(view.Changes, c => c.Member == path && c.Because.Contains(line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manifest_that_tells_of_another_log_pack_branch_or_result_is_named_with_both()
    {
        Func<BundleManifest, BundleManifest>[] lies =
        [
            m => m with { Log = m.Log with { Events = 7 } }, m => m with { Pack = m.Pack with { Digest = "x" } },
            m => m with { Branches = [m.Branches[0] with { From = "nowhere" }, .. m.Branches.Skip(1)] },
            m => m with { Result = "another" },
        ];
        foreach (Func<BundleManifest, BundleManifest> lie in lies)
        {
            VerifiedBundleView view = await Verified(Resealed(result.File, lie));

            Assert.Equal(Verdict.Changed, view.Verdict);
            Assert.Contains(view.Changes, c => c.Member == BundleManifest.Path && c.Because.Contains("follows from log.jsonl"));
        }
    }

    [Fact]
    public async Task Another_engine_model_runtime_or_architecture_is_said_and_run_again_all_the_same()
    {
        byte[] older = Resealed(result.File, m => m with { Made = new Versions("0.0.9", Here.Model - 1, "9.0.0", "other") });

        VerifiedBundleView view = await Verified(older);

        Assert.Equal(Verdict.Identical, view.Verdict);
        Assert.Equal(5, view.Notes.Count);
        Assert.Contains($"It was made by natoiraq 0.0.9; this is {Here.Engine}.", view.Notes);
    }

    [Fact]
    public async Task An_engine_that_tells_more_gives_the_same_numbers()
    {
        byte[] older = Resealed(
            result.File, (Compared, t => t.Replace("\"quantiles\":\"Hyndman-Fan type 7\",", "", StringComparison.Ordinal)
                .Replace("\"mean\":500,", "\"mean\":500.0,", StringComparison.Ordinal)));

        VerifiedBundleView view = await Verified(older);

        Assert.Equal(Verdict.SameNumbers, view.Verdict);
        Assert.True(view.IsGood);
    }

    [Fact]
    public async Task What_this_engine_cannot_run_is_said_and_is_not_identical()
    {
        Func<BundleRun, BundleRun>[] runs =
        [
            r => r with { Sampling = "halton" }, r => r with { Words = "nobody" }, r => r with { Branches = ["nothing"] },
            r => r with { At = [new DateOnly(2030, 1, 1)] }, r => r with { Draws = 0 }, r => r with { Series = ["x"] },
            r => r with { At = [.. Enumerable.Range(0, 2000).Select(i => new DateOnly(2020, 6, 1).AddDays(i))] },
        ];
        foreach (Func<BundleRun, BundleRun> run in runs)
        {
            VerifiedBundleView view = await Verified(Resealed(result.File, m => m with { Run = run(m.Run) }));

            Assert.Equal(Verdict.Different, view.Verdict);
            Assert.NotEmpty(view.Refused);
        }
    }
}

/// <summary>A result that was sealed once for all tests of a class.</summary>
public sealed class SealedResult : IAsyncLifetime
{
    internal byte[] File { get; private set; } = [];

    public async Task InitializeAsync() => File = await Sealed(await Desk.With("status-quo", "nato-expanded"));

    public Task DisposeAsync() => Task.CompletedTask;
}
