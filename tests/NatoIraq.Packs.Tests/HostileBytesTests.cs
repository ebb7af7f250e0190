using System.Text;
using NatoIraq.Core;

namespace NatoIraq.Packs.Tests;

/// <summary>Files that are no text, or another text than they seem: one clear error each, in scenarios and packs.</summary>
public sealed class HostileBytesTests : IDisposable
{
    private const string Nul = "The character U+0000 is not allowed: it cannot be seen, or changes how the line is read.";
    private const string Utf16 = "f: The file is UTF-16, not UTF-8. | Save it as UTF-8.";
    private const string NoText = "| Save it as UTF-8: it is UTF-16, or no text.";

    private readonly string _folder = Directory.CreateTempSubdirectory("bytes-").FullName;

    public static TheoryData<string, string> Files => new()
    {
        { "a NUL byte", $"f:3:7: {Nul} {NoText}" },
        { "UTF-16", Utf16 },
        { "UTF-16, the other way round", Utf16 },
        { "UTF-16 without a mark", $"f:1:2: {Nul} {NoText}" },
        { "half a character", "f:3:7: The file is not UTF-8: byte LATER (0xED) begins no character. | Save it as UTF-8." },
        { "a mark in the middle", "f:3:7: The character U+FEFF is not allowed: it cannot be seen, or changes how the line is read. | Remove it." },
        { "a line of 100 MB", "f: The file is larger than 4 MB. | Split it, or leave out what is no data." },
        { "nothing but NUL bytes", $"f:1:1: {Nul} {NoText}" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_scenario_is_refused_in_one_clear_error(string kind, string told)
    {
        string path = Path.Combine(_folder, "f");
        Write(path, kind, Sample.ScenarioText);

        Problem problem = Sample.Problems(() => ScenarioFile.Parse(TextFile.Read(path), path, Sample.Pack)).Single();

        Assert.Equal(told, Told(problem, path));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_a_pack_is_refused_in_one_clear_error(string kind, string told)
    {
        string path = Path.Combine(_folder, "places.yaml");
        foreach ((string name, string text) in Sample.Files)
        {
            string file = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        Write(path, kind, Sample.Files["places.yaml"]);

        Problem problem = Sample.Problems(() => PackFiles.ReadFolder(_folder)).Single();

        Assert.Equal(told, Told(problem, path));
    }

    [Fact]
    public void A_byte_order_mark_of_UTF_8_is_read_over_and_moves_no_column()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample.Scenario("scenario: grown", "scenario: no!"))];

        Problem problem =
            Sample.Problems(() => ScenarioFile.Parse(TextFile.Decode(marked, "f"), "f", Sample.Pack)).Single();

        Assert.Equal((1, 11), (problem.Line, problem.Column));
    }

    private static string Told(Problem problem, string path)
    {
        string place = problem.Line > 0 ? $"{problem.Line}:{problem.Column}: " : " ";
        string text = $"f:{place}{problem.Message} | {problem.Hint}";
        Assert.Equal(path, problem.File);
        return System.Text.RegularExpressions.Regex.Replace(text, @"byte \d{2,}", "byte LATER");
    }

    /// <summary>The file made hostile; what is put into it stands at the seventh character of its third line.</summary>
    private static void Write(string path, string kind, string text)
    {
        string[] lines = text.Split('\n');
        int at = Encoding.UTF8.GetByteCount($"{lines[0]}\n{lines[1]}\n{lines[2][..6]}");
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(path, kind switch
        {
            "a NUL byte" => [.. bytes[..at], 0, .. bytes[at..]],
            "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            "UTF-16, the other way round" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            "UTF-16 without a mark" => Encoding.Unicode.GetBytes(text),
            "half a character" => [.. bytes[..at], 0xED, 0xA0, 0x80, .. bytes[at..]],
            "a mark in the middle" => [.. bytes[..at], 0xEF, 0xBB, 0xBF, .. bytes[at..]],
            "a line of 100 MB" => Line(100 * 1024 * 1024),
            _ => new byte[100],
        });
    }

    private static byte[] Line(int length)
    {
        byte[] line = new byte[length];
        Array.Fill(line, (byte)'a');
        return line;
    }
}
