using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests;

/// <summary>The program, run in this process on a store of its own that is gone afterwards.</summary>
public sealed class Run : IDisposable
{
    /// <summary>A folder for the test alone.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("natoiraq-").FullName;

    /// <summary>The store's file.</summary>
    public string File => Path.Combine(Folder, "store.db");

    /// <summary>Runs a command line, piped, on the test's store.</summary>
    public Result Of(params string[] arguments) => Execute(TextReader.Null, null, arguments);

    /// <summary>Runs a command line that reads this text.</summary>
    public Result Reading(string input, params string[] arguments) => Execute(new StringReader(input), null, arguments);

    /// <summary>Runs a command line at a terminal where somebody types these lines.</summary>
    public Result Answering(string[] lines, params string[] arguments) => Execute(
        new StringReader(string.Concat(lines.Select(l => l + "\n"))), 80, arguments, isInteractive: true);

    /// <summary>Runs a command line that reads and writes bytes.</summary>
    public (Result Result, byte[] Bytes) Piping(byte[] input, params string[] arguments)
    {
        var output = new MemoryStream();
        Result result = Execute(TextReader.Null, null, arguments, new MemoryStream(input), output);
        return (result, output.ToArray());
    }

    /// <summary>Runs a command line in a terminal of that many columns.</summary>
    public Result InTerminal(int columns, params string[] arguments) => Execute(TextReader.Null, columns, arguments);

    /// <summary>Runs a command line that must succeed, and reads its JSON.</summary>
    public JsonNode Json(params string[] arguments)
    {
        Result result = Of([.. arguments, "--json"]);
        Assert.True(result.Code is 0, result.Error);
        return JsonNode.Parse(result.Output)!;
    }

    /// <summary>Writes a file into the test's folder and gives its path.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Result Execute(
        TextReader input, int? columns, string[] arguments, Stream? inputBytes = null, Stream? outputBytes = null,
        bool isInteractive = false)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, input)
        {
            IsRich = columns is not null,
            IsInteractive = isInteractive,
            Width = columns,
            InputBytes = () => inputBytes ?? Stream.Null,
            OutputBytes = () => outputBytes ?? Stream.Null,
        };
        bool namesStore = arguments.Contains("--store") || arguments is ["store", "copy", ..];
        string[] store = namesStore ? [] : ["--store", $"sqlite:{File}"];
        int code = CommandLine.RunAsync([.. arguments, .. store], terminal).GetAwaiter().GetResult();
        return new Result(code, output.ToString(), error.ToString());
    }
}

/// <summary>What a run gave.</summary>
public sealed record Result(int Code, string Output, string Error);
