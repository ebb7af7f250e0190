using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace NatoIraq.Cli.Tests;

public sealed class PictureTests : IDisposable
{
    private readonly Run _run = new();

    private string Picture => Path.Combine(_run.Folder, "pictures", "fans.svg");

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_readmes_picture_is_what_the_program_draws()
    {
        Draw(
            "compare", "compromise", "full-withdrawal", "nato-expanded", "--baseline", "status-quo",
            "--series", "*/*/iraq", "--series", "*/nmi/iraq");
        string kept = Path.Combine(Sources(), "..", "..", "src", "images", "options.svg");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.Copy(Picture, kept, overwrite: true);

        Assert.Equal(File.ReadAllText(kept), File.ReadAllText(Picture));
    }

    [Fact]
    public void A_picture_has_a_panel_for_each_branch_and_series_and_changes_no_number()
    {
        string[] command =
            ["project", "status-quo", "new-zones", "--series", "*/nmi/iraq", "--at", "2021-12-31", "--draws", "50"];
        Result with = Draw(command);
        Result without = _run.Of(command);

        Assert.Equal(without.Output, with.Output);
        XElement drawing = XElement.Load(Picture);
        Assert.Equal(2, drawing.Elements().Count(e => e.Name.LocalName == "g"));
        Assert.DoesNotContain("class=\"fan baseline\"", File.ReadAllText(Picture));
    }

    [Fact]
    public void Nothing_known_is_nothing_to_draw()
    {
        Result result = _run.Of(
            "project", "control", "--series", "us/*/iraq", "--at", "2022-12-31", "--draws", "5", "--svg", Picture);

        Assert.Equal(3, result.Code);
        Assert.Contains("--svg", result.Error);
        Assert.False(File.Exists(Picture));
    }

    private Result Draw(params string[] command)
    {
        Result result = _run.Of([.. command, "--svg", Picture]);
        Assert.True(result.Code is 0, result.Error);
        return result;
    }

    private static string Sources([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
