using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Packs.Tests;

public class PackFilesTests
{
    private static readonly Pack Pack = Sample.Pack;

    [Fact]
    public void A_folder_and_its_texts_give_the_same_pack()
    {
        Pack fromFolder = PackFiles.ReadFolder(Sample.Folder);
        Assert.Equal(Pack.Claims.Select(c => c.Id), fromFolder.Claims.Select(c => c.Id));
        Assert.Equal(Pack.History.Select(e => e.ToString()), fromFolder.History.Select(e => e.ToString()));
    }

    [Fact]
    public void The_template_is_a_pack_of_the_name_it_is_given()
    {
        Pack pack = PackFiles.Read(PackTemplate.Of("harvest"));
        Assert.Equal(("harvest", 3, 3), (pack.Name, pack.Claims.Count, pack.History.Count));
        Assert.Equal(("https://example.org/report", null), (pack.Sources[0].Address, pack.Sources[0].File));
    }

    [Fact]
    public void A_source_has_a_document_or_an_address()
    {
        IReadOnlyDictionary<string, string> files = PackTemplate.Of("harvest");
        var changed = new Dictionary<string, string>(files)
        {
            ["sources.yaml"] = files["sources.yaml"].Replace("address:", "note:"),
        };
        InvalidInputException e = Assert.Throws<InvalidInputException>(() => PackFiles.Read(changed));
        Assert.Equal(2, e.Problems.Count);
        Assert.All(e.Problems, p => Assert.Equal("sources.yaml", p.File));
    }

    [Fact]
    public void Definitions_are_read_without_claims_and_history()
    {
        Dictionary<string, string> files =
            Sample.Files.Where(f => PackFiles.IsDefinition(f.Key)).ToDictionary(f => f.Key, f => f.Value);
        Assert.Equal(7, files.Count);
        Pack pack = PackFiles.ReadDefinitions(files);
        Assert.Equal("sample", pack.Name);
        Assert.Empty(pack.Claims);
        Assert.Empty(pack.History);
        Assert.Equal(["F1-01", "F1-02"], pack.Conflicts[0].Claims);
    }

    [Fact]
    public void Sources_actors_places_and_missions_are_read()
    {
        Source source = Pack.Sources[0];
        Assert.Equal(
            ("000", "wire-2020-03", new DateOnly(2020, 3, 20), 1),
            (source.Id, source.Family, source.Published, source.PlusMinusDays));
        Assert.Equal(["Wire"], source.Agencies);
        Assert.Equal(0, Pack.Sources[1].PlusMinusDays);
        Assert.Equal(["The Reds"], Pack.Actors[0].Aliases);
        Assert.Equal("region", Pack.Places.Single(p => p.Id == "isle").Within);
        Assert.Null(Pack.Places[0].Within);
        Assert.Equal(["patrol"], Pack.Missions[0].Forbids);
        Assert.Equal(["beta"], Pack.Missions[0].Rivals);
        Assert.Equal(["patrol", "teach"], Pack.Activities);
        Assert.Equal(
            [
                (FieldKind.Option, "grow"), (FieldKind.Resolution, "leave-now"),
                (FieldKind.Office, "warden"), (FieldKind.Forum, "spring-meeting"),
            ],
            Pack.Subjects.Select(s => (s.Kind, s.Id)));
    }

    [Fact]
    public void Rules_and_estimates_are_read()
    {
        Assert.Equal((60, 0.2, 30), (Pack.Rules.StaleAfterDays, Pack.Rules.CapTolerance, Pack.Rules.PressureDecayDays));
        Assert.Equal([new Series("*", "*", "isle"), new Series("red", "alpha", "isle")], Pack.Rules.ReportSeries);
        Assert.False(Pack.Rules.Own[0].Blocks);
        DerivedEstimate estimate = Pack.Estimates[0];
        Assert.Equal(new Amount(High: 900, HighExclusive: true), estimate.Bound);
        Assert.Equal("isle", estimate.Outside);
    }

    [Fact]
    public void A_claim_takes_its_date_and_family_from_the_source_unless_it_has_its_own()
    {
        Claim first = Pack.Claims[0], halt = Pack.Claims.Single(c => c.Id == "F1-01");
        Assert.Equal(("wire-2020-03", new DateOnly(2020, 3, 20)), (first.Family, first.Reported));
        Assert.Equal(("storm-report", new DateOnly(2020, 4, 2)), (halt.Family, halt.Reported));
        Assert.Equal(new DateOnly(2020, 3, 16), first.Said);
        Assert.Equal(new Validity(new DateOnly(2020, 3, 1), null, Precision.Month, ValidityKind.Holding), first.Valid);
        Assert.Equal(5200, first.Measure!.Point);
    }

    [Fact]
    public void A_month_stands_for_its_first_and_last_day() =>
        Assert.Equal(
            new Validity(new DateOnly(2020, 3, 1), new DateOnly(2020, 3, 31), Precision.Month, ValidityKind.Window),
            Pack.Claims[1].Valid);

    [Fact]
    public void Events_are_read_into_their_records()
    {
        Event setUp = Pack.History[0];
        Assert.Equal(new MissionEstablished("alpha", "red"), setUp.Data);
        Assert.Equal(new Window(new DateOnly(2020, 3, 1), new DateOnly(2020, 3, 31)), setUp.When);
        Assert.Equal(new DateOnly(2020, 3, 2), setUp.Day);
        Assert.Equal(
            new TroopsReported(new Series("red", "alpha", "isle"), Amount.Of(5200), null, null, null),
            Pack.History[1].Data);
        var mandate = Assert.IsType<MandateAmended>(Pack.History[2].Data);
        Assert.Equal(["teach"], mandate.Allow);
        Assert.Empty(mandate.Forbid);
        Assert.Equal(
            new OperationsSuspended("alpha", new Amount(15, 20, 25, HighExclusive: true)), Pack.History[4].Data);
        Assert.Equal("halt", Pack.History[4].Amends);
        Assert.Equal(new ResolutionPassed("leave-now", "council", null, Binding: false), Pack.History[6].Data);
        Assert.Equal(
            new TransferOffered(new Series("blue", "alpha", "isle"), new Series("blue", "beta", "isle"), new Amount()),
            Pack.History[7].Data);
    }

    [Fact]
    public void A_missing_folder_or_file_is_told()
    {
        Assert.Equal(
            "There is no such folder.", Sample.Problems(() => PackFiles.ReadFolder("no-such-folder"))[0].Message);
        var files = new Dictionary<string, string>(Sample.Files);
        files.Remove("places.yaml");
        files["plaices.yaml"] = "places: []";
        IReadOnlyList<Problem> problems = Sample.Problems(() => PackFiles.Read(files));
        Assert.Equal(["plaices.yaml", "places.yaml"], problems.Select(p => p.File));
        Assert.Equal(
            "This is not a file of a pack; allowed: sources.yaml, actors.yaml, places.yaml, missions.yaml, rules.yaml, "
            + "estimates.yaml, conflicts.yaml, history.yaml, claims/*.yaml.",
            problems[0].Message);
        Assert.Equal("Did you mean 'places.yaml'?", problems[0].Hint);
        Assert.Equal("The pack lacks this file.", problems[1].Message);
    }

    [Fact]
    public void A_folder_is_named_in_problems_as_the_user_named_it()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        Directory.CreateDirectory(Path.Combine(folder, "claims"));
        foreach ((string path, string text) in Sample.With("claims/000.yaml", "paragraph: 3", "paragraph: 0"))
            File.WriteAllText(Path.Combine(folder, path), text);
        Assert.Equal(
            Path.Combine(folder, "claims/000.yaml"), Sample.Problems(() => PackFiles.ReadFolder(folder)).Single().File);
        Directory.Delete(folder, recursive: true);
    }
}
