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
    public void Every_project_is_in_the_solution_and_has_a_lock_file_but_for_the_optional_ones()
    {
        string solution = Tree.Read("NatoIraq.sln").Replace('\\', '/');
        string run = Tree.Read("tests/run");

        Assert.Empty(Projects.Optional.Except(Projects.All));
        Assert.All(Projects.All, project =>
        {
            bool isOptional = Projects.Optional.Contains(project);
            string folder = project[..project.LastIndexOf('/')];
            Assert.NotEqual(isOptional, solution.Contains($"\"{project}\"", StringComparison.Ordinal));
            Assert.NotEqual(isOptional, File.Exists(Path.Combine(Tree.Root, folder, "packages.lock.json")));
            Assert.Equal(isOptional, run.Contains($"{folder}/", StringComparison.Ordinal));
        });
    }
}
