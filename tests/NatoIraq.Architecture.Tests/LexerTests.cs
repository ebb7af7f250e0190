namespace NatoIraq.Architecture.Tests;

public sealed class LexerTests
{
    [Theory]
    [InlineData("""var a = "red";""", "red")]
    [InlineData("""var a = "say \"red\" \\";""", "say \"red\" \\")]
    [InlineData(""""var a = @"c:\red""x""";"""", "c:\\red\"x\"")]
    [InlineData("""var a = $"{{red}}";""", "{red}")]
    [InlineData("""var a = $"up {b["red"]} down";""", "up |red| down")]
    [InlineData("""var a = $"{(c ? $"{d}red" : "blue")}!";""", "red|blue|!")]
    [InlineData("""var a = @$"\{b}red";""", "\\|red")]
    [InlineData(""""var a = """say "red".""";"""", "say \"red\".")]
    [InlineData(""""var a = $$"""{"red": {{b}}}""";"""", "{\"red\": |}")]
    [InlineData("""var a = ""; var b = "red";""", "red")]
    [InlineData("""var a = '"'; var b = '\''; var c = "red";""", "red")]
    [InlineData("""var a = b / c; var d = "red"; // "blue" """, "red")]
    [InlineData("var a = \"red\"; /* \"blue\"\n \"green\" */", "red")]
    [InlineData("#pragma warning disable \"blue\"\nvar a = \"red\";", "red")]
    [InlineData("var a = $\"{b:yyyy-MM-dd}red\";", "red")]
    [InlineData("var a = \"http://red\";", "http://red")]
    public void Strings_are_told_from_code_and_comments(string source, string expected) =>
        Assert.Equal(expected, string.Join('|', Values(source, TokenKind.Text)));

    [Fact]
    public void Names_are_told_from_numbers_comments_and_strings()
    {
        const string source = """
            /// <summary>Green.</summary>
            class Red { int @blue = 0x1F; char c = 'd'; string s = $"{Inner(1e5)} outer"; }
            """;

        Assert.Equal(
            ["class", "Red", "int", "blue", "char", "c", "string", "s", "Inner"], Values(source, TokenKind.Identifier));
    }

    [Fact]
    public void A_token_knows_its_line()
    {
        var tokens = Lexer.Read("a\n/* \n */ b\n\"\"\"\n  c\n  \"\"\" d");

        Assert.Equal([("a", 1), ("b", 3), ("d", 6)],
            tokens.Where(t => t.Kind == TokenKind.Identifier).Select(t => (t.Value, t.Line)));
    }

    private static IEnumerable<string> Values(string source, TokenKind kind) =>
        Lexer.Read(source).Where(t => t.Kind == kind).Select(t => t.Value);
}
