using NatoIraq.Core;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Packs.Tests;

public sealed class DocumentCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public DocumentCheckTests()
    {
        foreach (string file in Directory.GetFiles(Sample.Documents))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_pack_that_fits_its_documents_has_no_findings()
    {
        DocumentReport report = DocumentCheck.Run(Sample.Pack, _folder);
        Assert.Equal((2, 6, 5, 6), (report.Documents, report.Paragraphs, report.Claims, report.Tokens));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void A_source_by_address_alone_is_counted_and_not_checked()
    {
        Pack pack = Sample.Pack;
        Source[] sources = [pack.Sources[0] with { File = null, Sha256 = null }, .. pack.Sources.Skip(1)];
        DocumentReport all = DocumentCheck.Run(pack, _folder);
        DocumentReport one = DocumentCheck.Run(pack with { Sources = sources }, _folder);

        Assert.Equal((0, 1), (all.Unkept, one.Unkept));
        Assert.Equal(all.Documents - 1, one.Documents);
        Assert.True(one.Claims < all.Claims);
        Assert.Empty(one.Findings);
    }

    [Fact]
    public void A_changed_document_and_a_lost_word_are_findings()
    {
        string path = Path.Combine(_folder, "second.txt");
        File.WriteAllText(path, File.ReadAllText(path).Replace("twenty days", "thirty days"));
        IReadOnlyList<DocumentFinding> findings = DocumentCheck.Run(Sample.Pack, _folder).Findings;
        Assert.Equal([("001", null), ("001", "F1-02")], findings.Select(f => (f.Source, f.Claim)));
        Assert.Contains("has SHA-256", findings[0].Message);
        Assert.Equal("Paragraph 2 does not hold 'twenty days'.", findings[1].Message);
    }

    [Fact]
    public void A_missing_document_is_a_finding()
    {
        File.Delete(Path.Combine(_folder, "first.txt"));
        DocumentReport report = DocumentCheck.Run(Sample.Pack, _folder);
        Assert.Equal(1, report.Documents);
        Assert.Equal(new DocumentFinding("000", null, "first.txt: There is no such file."), report.Findings.Single());
    }

    [Theory]
    [InlineData("evidence: [stopped]", "evidence: [halts]", "Paragraph 2 does not hold 'halts'; paragraph 1 does.")]
    [InlineData("paragraph: 2", "paragraph: 7", "There is no paragraph 7: the document has 2.")]
    [InlineData("    evidence: [stopped]\n", "", "It names no evidence, and no premises that it is derived from.")]
    public void A_claim_that_cannot_be_found_is_a_finding(string old, string text, string told)
    {
        Pack pack = PackFiles.Read(Sample.With("claims/001.yaml", old, text));
        Assert.Equal(told, DocumentCheck.Run(pack, _folder).Findings.Single().Message);
    }

    [Theory]
    [InlineData("RED'S GARRISON", true)]
    [InlineData("5,200 -", true)]
    [InlineData("200", false)]
    [InlineData("5", false)]
    [InlineData("520", false)]
    [InlineData("garris", true)]
    [InlineData("on Monday.", true)]
    public void Words_are_found_whatever_the_typesetting_but_figures_stand_alone(string token, bool found)
    {
        Pack pack = PackFiles.Read(Sample.With("claims/000.yaml", "[\"5,200\", on the isle]", $"[\"{token}\"]"));
        Assert.Equal(found, DocumentCheck.Run(pack, _folder).Findings.Count == 0);
    }

    [Fact]
    public void Without_the_folder_there_is_nothing_to_check() =>
        Assert.Throws<InvalidInputException>(() => DocumentCheck.Run(Sample.Pack, Path.Combine(_folder, "none")));
}
