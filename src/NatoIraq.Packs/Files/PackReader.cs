using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary>Reads the files of one pack and checks them against each other.</summary>
/// <param name="files">Texts by path.</param>
/// <param name="shown">What errors call a path.</param>
internal sealed class PackReader(IReadOnlyDictionary<string, string> files, Func<string, string> shown)
{
    private readonly Names _names = new();
    private readonly List<Located> _conditions = [];

    private Problems Problems => _names.Problems;

    /// <summary>The whole pack.</summary>
    public Pack Read()
    {
        CheckPaths();
        Pack pack = Definitions();
        var sources = new Dictionary<string, Source>();
        foreach (Source source in pack.Sources) sources.TryAdd(source.Id, source);
        List<Read<Claim>> claims = [.. ClaimPaths().SelectMany(path =>
            ReadFile(path, "a file of claims", f => ClaimFile.Read(f, sources), [Noun.Claim]))];
        History history = ReadFile(PackPaths.History, "the history", HistoryFile.Read, [Noun.Event]);
        if (!_names.IsIncomplete(Noun.Event)) ClaimFile.CheckCited(claims, history.Cited);
        Finish(pack);
        return pack with { Claims = [.. claims.Select(c => c.Value)], History = history.Events };
    }

    /// <summary>The definitions; what they say of claims and events is taken on trust.</summary>
    public Pack ReadDefinitions()
    {
        CheckPaths();
        _names.MarkIncomplete(Noun.Claim);
        _names.MarkIncomplete(Noun.Event);
        Pack pack = Definitions();
        Finish(pack);
        return pack;
    }

    private Pack Definitions()
    {
        IReadOnlyList<Source> sources =
            ReadFile(PackPaths.Sources, "the file of sources", SourceFile.Read, [Noun.Source]);
        IReadOnlyList<Actor> actors =
            ReadFile(PackPaths.Actors, "the file of actors", ActorFile.Read, [Noun.Actor, Noun.Nation]);
        IReadOnlyList<Place> places = ReadFile(PackPaths.Places, "the file of places", PlaceFile.Read, [Noun.Place]);
        Missions missions = ReadFile(PackPaths.Missions, "the file of missions", MissionFile.Read, MissionFile.Nouns);
        (string name, PackRules rules) = ReadFile(PackPaths.Rules, "the file of rules",
            f => RuleFile.Read(f, _conditions), [Noun.Rule]);
        IReadOnlyList<DerivedEstimate> estimates =
            ReadFile(PackPaths.Estimates, "the file of estimates", EstimateFile.Read, [Noun.Estimate], required: false);
        IReadOnlyList<Conflict> conflicts =
            ReadFile(PackPaths.Conflicts, "the file of conflicts", ConflictFile.Read, [Noun.Conflict], required: false);
        return new Pack(
            name, sources, actors, places, missions.All, missions.Activities, missions.Subjects, rules, estimates,
            conflicts, Claims: [], History: []);
    }

    /// <summary>One file, read to its end; of a file that is missing or unreadable the reader sees nothing.</summary>
    private T ReadFile<T>(string path, string what, Func<Fields, T> read, Noun[] nouns, bool required = true)
    {
        int before = Problems.Count;
        string name = shown(path);
        Problems.Begin(name);
        bool there = files.TryGetValue(path, out string? text);
        if (!there && required)
            Problems.Add(new Problem("The pack lacks this file.", name, Hint: $"It is {what}."));
        Fields root = there
            ? new YamlFile(name, text!, _names).Root(what)
            : Fields.Nothing(name, _names, what);
        T value = read(root);
        root.Done();
        // After an error names may be missing that were meant; what refers to them is no error of its own.
        if (Problems.Count > before)
        {
            foreach (Noun noun in nouns.Where(n => root.IsRefused || _names.All(n).Count == 0))
                _names.MarkIncomplete(noun);
        }
        return value;
    }

    private List<string> ClaimPaths()
    {
        List<string> paths = [.. files.Keys.Where(PackPaths.IsClaims).Order(StringComparer.Ordinal)];
        if (paths.Count > 0) return paths;
        Problems.Add(
            new Problem(
                $"The pack has no claims: there is no file {PackPaths.Claims}/*.yaml.", shown(PackPaths.Claims),
                Hint: "Write one file for each source."));
        _names.MarkIncomplete(Noun.Claim);
        return paths;
    }

    private void CheckPaths()
    {
        string[] known = [.. PackPaths.Definitions, PackPaths.History];
        foreach (string path in files.Keys.Where(p => !known.Contains(p) && !PackPaths.IsClaims(p)))
        {
            string message =
                $"This is not a file of a pack; allowed: {string.Join(", ", known)}, {PackPaths.Claims}/*.yaml.";
            Problems.Add(new Problem(message, shown(path), Hint: Problems.DidYouMean(path, known)));
        }
    }

    private void Finish(Pack definitions)
    {
        _names.Resolve();
        CheckConditions(definitions);
        Problems.ThrowIfAny();
    }

    /// <summary>
    /// What is no expression is told in any case; what an expression names, once the definitions are sound.
    /// </summary>
    private void CheckConditions(Pack definitions)
    {
        HashSet<string> defining = [.. PackPaths.Definitions.Select(shown)];
        bool isSound = !Problems.InFileOrder().Any(p => p.File is { } file && defining.Contains(file));
        WorldScope? scope = isSound ? new WorldScope(new Layout(new Universe(definitions)), new Ids([])) : null;
        foreach (Located condition in _conditions)
        {
            try
            {
                Syntax syntax = ExpressionParser.Parse(condition.Text);
                if (scope is not null) Binder<Moment>.Bind(syntax, scope, ValueKind.Truth);
            }
            catch (ExpressionException e)
            {
                string name = shown(PackPaths.Rules);
                var problem = new Problem(
                    e.Message, Line: condition.Line, Column: condition.Column + e.Offset, Hint: e.Hint);
                Problems.Add(ScenarioFile.Locate(problem, name, files[PackPaths.Rules]));
            }
        }
    }
}

/// <summary>What was read, with the fields it was read from, for checks that need their places.</summary>
internal sealed record Read<T>(T Value, Fields From);
