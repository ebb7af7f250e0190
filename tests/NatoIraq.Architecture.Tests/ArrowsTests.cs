using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NatoIraq.Architecture.Tests;

/// <summary>Dependencies are those that <c>src/README.md</c> draws; projects and code are compared with it.</summary>
public sealed partial class ArrowsTests
{
    private const string Prefix = "NatoIraq.";
    private const string Core = "src/NatoIraq.Core/";

    private static readonly IReadOnlyList<CoreFolder> Folders =
        [.. FolderRow.Matches(Tree.Read("src/README.md")).Select(m => m.Groups["name"].Value)
            .Select(name => new CoreFolder(name, TypesOf(Tree.Files(Core + name, "*.cs").Select(Tree.Read))))];

    [GeneratedRegex(@"^\s*(?<from>\w+) (?<arrow>-->|-\.->) (?<to>\w+)\s*$", RegexOptions.Multiline)]
    private static partial Regex DrawnArrow { get; }

    [GeneratedRegex(@"^\| `(?<name>\w+)/` \|", RegexOptions.Multiline)]
    private static partial Regex FolderRow { get; }

    [Fact]
    public void Projects_reference_each_other_exactly_as_drawn()
    {
        var drawn = DrawnArrow.Matches(Tree.Read("src/README.md"))
            .Select(m => $"{m.Groups["from"].Value} {m.Groups["arrow"].Value} {m.Groups["to"].Value}").ToList();
        var real = Tree.Files("src", "*.csproj").SelectMany(project => Includes(project, "ProjectReference")
            .Select(to => $"{Short(project)} {Arrow(project, to)} {Short(to)}")).ToList();

        Expect.None(real.Except(drawn).Select(arrow => $"{arrow} is not drawn in src/README.md"));
        Expect.None(drawn.Except(real).Select(arrow => $"{arrow} is drawn but no project file has it"));
    }

    [Fact]
    public void Core_stays_pure()
    {
        const string project = Core + "NatoIraq.Core.csproj";

        Assert.Empty(Includes(project, "ProjectReference"));
        Assert.Empty(Includes(project, "FrameworkReference"));
        Assert.Equal(
            ["MathNet.Numerics", "Microsoft.CodeAnalysis.BannedApiAnalyzers"], Includes(project, "PackageReference"));
    }

    [Fact]
    public void Every_folder_of_Core_is_on_the_map_and_its_files_are_in_its_namespace()
    {
        foreach (string file in Tree.Files(Core, "*.cs"))
        {
            string expected = Owner(file) is { } folder ? folder.Namespace : "NatoIraq.Core";
            var declared = Qualified(Lexer.Read(Tree.Read(file))).FirstOrDefault(name => name[0] == "namespace", []);
            string name = string.Join('.', declared.Skip(1));
            Assert.True(
                $"{name}.".StartsWith($"{expected}.", StringComparison.Ordinal),
                $"{file} declares namespace '{name}', expected {expected}");
        }
    }

    [Fact]
    public void Folders_of_Core_depend_only_on_those_to_their_left() =>
        Expect.None(Tree.Files(Core, "*.cs").SelectMany(file => RightOf(Owner(file), Tree.Read(file), Folders)
            .Select(to => $"{file} depends on {to}, which stands to its right")));

    [Theory]
    [InlineData("using NatoIraq.Core.Right;")]
    [InlineData("using Alias = NatoIraq.Core.Right.Thing;")]
    [InlineData("var a = new NatoIraq.Core.Right.Thing();")]
    [InlineData("var a = new Core.Right.Thing();")]
    [InlineData("var a = Right.Thing.Of(1);")]
    public void An_arrow_to_the_right_is_found(string source)
    {
        var left = new CoreFolder("Left", TypesOf([]));
        var right = new CoreFolder("Right", TypesOf(["namespace NatoIraq.Core.Right; record Thing(int Of);"]));
        CoreFolder[] folders = [left, right];

        Assert.NotEmpty(RightOf(left, source, folders));
        Assert.NotEmpty(RightOf(null, source, folders));
        Assert.Empty(RightOf(right, source, folders));
        Assert.Empty(RightOf(left, "using NatoIraq.Core.Left; var a = b.Right.Thing + Right.Count;", folders));
    }

    /// <summary>The folders not left of <paramref name="owner"/> (null: Core itself) that a file of it names.</summary>
    private static IEnumerable<string> RightOf(CoreFolder? owner, string source, IReadOnlyList<CoreFolder> folders)
    {
        var right = folders.SkipWhile(f => owner is not null && f != owner).Where(f => f != owner).ToList();
        foreach (var name in Qualified(Lexer.Read(source)))
        {
            int core = name.IndexOf("Core");
            foreach (var folder in right)
            {
                // `Right.Thing` reaches into a sibling namespace only if Thing is a type there; else it is a property.
                bool full = core >= 0 && core + 1 < name.Count && name[core + 1] == folder.Last;
                bool partial = name.Count > 1 && name[0] == folder.Last && folder.Types.Contains(name[1]);
                if (full || partial) yield return folder.Name;
            }
        }
    }

    /// <summary>Names with qualifiers, <c>a.B.C</c> as its parts; <c>namespace</c> stays as a first part.</summary>
    private static IEnumerable<List<string>> Qualified(IReadOnlyList<Token> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Identifier || (i > 0 && tokens[i - 1].Value == ".")) continue;
            List<string> parts = [tokens[i].Value];
            int next = i + 1;
            if (parts[0] == "namespace") parts.Add(tokens[next++].Value);
            for (; next + 1 < tokens.Count && tokens[next].Value == "."; next += 2) parts.Add(tokens[next + 1].Value);
            yield return parts;
        }
    }

    private static HashSet<string> TypesOf(IEnumerable<string> sources) =>
        [.. sources.SelectMany(source => Declared.Types(Lexer.Read(source)))];

    private static CoreFolder? Owner(string file)
    {
        string[] parts = file[Core.Length..].Split('/');
        if (parts.Length == 1) return null;
        return Folders.FirstOrDefault(f => f.Name == parts[0])
            ?? throw new InvalidOperationException($"{file}: src/README.md has no row for the folder {parts[0]}/");
    }

    private static IReadOnlyList<string> Includes(string project, string element) =>
        [.. XDocument.Parse(Tree.Read(project)).Descendants(element).Select(e => e.Attribute("Include")!.Value)];

    /// <summary>Dotted from and to a project that the default build leaves out.</summary>
    private static string Arrow(string from, string to) =>
        Projects.Optional.Any(o => o == from || o.EndsWith(to[2..], StringComparison.Ordinal)) ? "-.->" : "-->";

    private static string Short(string project) => Path.GetFileNameWithoutExtension(project)[Prefix.Length..];

    /// <summary>A folder of Core. World's namespace is Worlds: it cannot share its class's name.</summary>
    private sealed record CoreFolder(string Name, IReadOnlySet<string> Types)
    {
        public string Last => Name == "World" ? "Worlds" : Name;

        public string Namespace => $"NatoIraq.Core.{Last}";
    }
}
