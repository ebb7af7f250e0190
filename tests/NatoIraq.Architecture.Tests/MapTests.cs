using System.Xml.Linq;

namespace NatoIraq.Architecture.Tests;

/// <summary><c>src/README.md</c> tells of everything a newcomer meets.</summary>
public sealed class MapTests
{
    private static readonly string Map = Tree.Read("src/README.md");

    [Fact]
    public void Every_project_is_on_the_map() =>
        Assert.All(
            Tree.Files("src", "*.csproj"),
            project => Assert.Contains($"`{Path.GetFileNameWithoutExtension(project)}/`", Map));

    [Fact]
    public void Every_package_has_its_reason()
    {
        var packages = XDocument.Parse(Tree.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(e => e.Attribute("Include")!.Value);

        Assert.All(packages, package => Assert.Contains($"**{package}**", Map));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Tree.Read("NatoIraq.sln").Replace('\\', '/');

        Assert.All(Tree.Files("src", "*.csproj").Concat(Tree.Files("tests", "*.csproj")),
            project => Assert.Contains($"\"{project}\"", solution));
    }
}
