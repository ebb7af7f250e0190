using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core;

namespace NatoIraq.Packs.Tests;

/// <summary>Whatever the bytes, the answer is a pack, a scenario or a clear error, soon.</summary>
public class HostileTests
{
    [Theory]
    [InlineData("a: &x 1", "1:4 Anchors (&x) are not allowed. | Write the value out.")]
    [InlineData("a: *x", "1:4 Aliases (*x) are not allowed. | Put a series that begins with * in quotes.")]
    [InlineData("a: !!binary x", "1:4 Tags (tag:yaml.org,2002:binary) are not allowed. | Write the value alone.")]
    [InlineData("a: 1\na: 2", "2:1 The key 'a' stands here twice. | It stands on line 1 already.")]
    [InlineData("a: 1\n---\nb: 2", "2:1 A second document begins here; a file holds one. | Remove the '---'.")]
    [InlineData("? [a]\n: b", "1:3 A key must be a single name.")]
    [InlineData("", "1:1 The file is empty.")]
    [InlineData("# nothing\n", "1:1 The file is empty.")]
    [InlineData("title: [", "1:9 A value is missing here, or a bracket is not closed. | Every '[' needs its ']', every '{' its '}'.")]
    [InlineData("- a", "1:1 A scenario is written as keys with values, one 'key: value' a line.")]
    [InlineData("title: a\u202Eb",
        "1:9 The character U+202E is not allowed: it cannot be seen, or changes how the line is read. | Remove "
        + "it.")]
    [InlineData("title: \"a\\u202Eb\"", "1:8 The character U+202E is not allowed")]
    [InlineData("title: \"\\0\"", "1:8 The character U+0000 is not allowed")]
    [InlineData("title: ~", "1:8 'title' has no value. | Write it behind the colon.")]
    [InlineData("title: {a: b}", "1:8 'title' is a single value, not a list and not keys with values.")]
    [InlineData("title: \"  \"", "1:9 'title' has no value. | Write it behind the colon.")]
    public void What_can_surprise_is_refused(string text, string told) => Assert.Contains(told, Refusal(text));

    [Fact]
    public void Half_a_character_is_refused() =>
        // An attribute's text is UTF-8, which cannot hold it.
        Assert.Contains("1:9 The character U+D800 is not allowed", Refusal("title: a\uD800b"));

    [Fact]
    public void Letters_of_every_script_are_welcome() =>
        Assert.Equal(
            "\u0627\u0644\u062C\u0632\u064A\u0631\u0629 \U0001F600",
            ScenarioFile.Parse(
                Sample.Scenario("Alpha grows", "\u0627\u0644\u062C\u0632\u064A\u0631\u0629 \U0001F600"),
                "f",
                Sample.Pack).Title);

    [Fact]
    public void Nesting_is_bounded()
    {
        Assert.Contains("The nesting is deeper than 32 levels.", Refusal(new string('[', 100_000)));
        Assert.Contains(
            "The nesting is deeper than 32 levels.", Refusal(string.Concat(Enumerable.Repeat("- ", 100_000))));
        Assert.DoesNotContain("nesting", Refusal("x: " + new string('[', 31) + new string(']', 31)));
    }

    [Fact]
    public void Size_is_bounded()
    {
        byte[] large = new byte[TextFile.MaxBytes + 1];
        Array.Fill(large, (byte)'#');
        string text = Encoding.UTF8.GetString(large);
        Assert.Equal(
            "The file is larger than 4 MB.", Sample.Problems(() => TextFile.Decode(large, "f")).Single().Message);
        Assert.Equal(
            "The file is larger than 4 MB.",
            Sample.Problems(() => ScenarioFile.Parse(text, "f", Sample.Pack)).Single().Message);
        Assert.Equal(TextFile.MaxBytes, TextFile.Decode(large[1..], "f").Length);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_told_with_their_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("a: é\nb: "), 0xFF, (byte)'c'];
        Assert.Equal(
            new Problem(
                "The file is not UTF-8: byte 10 (0xFF) begins no character.", "f", 2, 4, Hint: "Save it as UTF-8."),
            Sample.Problems(() => TextFile.Decode(bytes, "f")).Single());
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text() =>
        Assert.Equal("a", TextFile.Decode([0xEF, 0xBB, 0xBF, (byte)'a'], "f"));

    [Fact]
    public void A_missing_file_is_told() =>
        Assert.Equal(
            "There is no such file.", Sample.Problems(() => TextFile.Read("no-such-file.yaml")).Single().Message);

    [Fact]
    public void Countless_problems_are_told_by_the_hundred()
    {
        string keys = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"key{i}: 1\n"));
        IReadOnlyList<Problem> problems = Sample.Problems(() => ScenarioFile.Parse(keys, "f", Sample.Pack));
        Assert.Equal(101, problems.Count);
        Assert.Equal("There are 49905 more problems.", problems[^1].Message);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("- a\n")]
    [InlineData("\"")]
    [InlineData("? ")]
    [InlineData("a: b\n")]
    [InlineData("&a ")]
    [InlineData("'a' ")]
    public void A_million_of_anything_is_answered(string unit)
    {
        // No clock, which a busy machine stops: work that grows with the square of the text leaves its traces in memory.
        // The first run also pays for what is made once.
        long half = Math.Min(Allocated(500_000), Allocated(500_000)), whole = Allocated(1_000_000);

        Assert.True(whole <= 3 * half, $"{half:N0} bytes for half of the text, {whole:N0} for all of it.");

        long Allocated(int length)
        {
            string text = "drop:\n" + string.Concat(Enumerable.Repeat(unit, length / unit.Length));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Refusal(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void A_pack_with_changed_bytes_is_read_or_refused() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Changed(Sample.Files.Keys).ToArbitrary(), change => IsAnswered(() =>
        {
            string text = TextFile.Decode(change.Apply(Sample.Files[change.File]), change.File);
            PackFiles.Read(new Dictionary<string, string>(Sample.Files) { [change.File] = text });
        })));

    [Fact]
    public void A_scenario_with_changed_bytes_is_read_or_refused() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Changed(["grown.yaml"]).ToArbitrary(), change => IsAnswered(() =>
            ScenarioFile.Parse(TextFile.Decode(change.Apply(Sample.ScenarioText), "f"), "f", Sample.Pack))));

    private static bool IsAnswered(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidInputException e)
        {
            return e.Problems.Count > 0 && e.Problems.All(p => p.Message.Length > 0);
        }
        return true;
    }

    private static string Refusal(string text) =>
        Sample.Told(Sample.Problems(() => ScenarioFile.Parse(text, "f", Sample.Pack))).Replace("f:", "");

    private static Gen<Change> Changed(IEnumerable<string> files)
    {
        // The characters YAML gives a meaning to break more than bytes at random do.
        Gen<byte> value = Gen.OneOf(
            Gen.Elements(Encoding.ASCII.GetBytes("[]{}:,-?&*!|>'\"%@`# \n\t\\0~<")),
            Gen.Choose(0, 255).Select(b => (byte)b));
        Gen<(double, byte, int)> edit =
            from at in Gen.Choose(0, 9999) from b in value from kind in Gen.Choose(0, 2) select (
                at / 10_000.0, b, kind);
        return from file in Gen.Elements(files.ToArray())
               from edits in edit.NonEmptyListOf()
               select new Change(file, [.. edits.Take(6)]);
    }

    /// <summary>Bytes replaced, inserted or removed, each at a share of the length.</summary>
    private sealed record Change(string File, IReadOnlyList<(double At, byte Value, int Kind)> Edits)
    {
        public byte[] Apply(string text)
        {
            List<byte> bytes = [.. Encoding.UTF8.GetBytes(text)];
            foreach ((double at, byte value, int kind) in Edits)
            {
                int index = (int)(at * bytes.Count);
                if (kind == 0) bytes[index] = value;
                else if (kind == 1) bytes.Insert(index, value);
                else bytes.RemoveAt(index);
            }
            return [.. bytes];
        }
    }
}
