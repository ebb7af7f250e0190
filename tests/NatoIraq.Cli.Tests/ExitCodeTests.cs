using NatoIraq.Core;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;

namespace NatoIraq.Cli.Tests;

public sealed class ExitCodeTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("clams", "Did you mean 'claims'?")]
    [InlineData("branch", "needs one of: list")]
    [InlineData("branch lst", "Did you mean 'list'?")]
    [InlineData("claims --bogus", "--bogus")]
    [InlineData("claims --clok said", "Did you mean '--clock'?")]
    [InlineData("claims --clock heard", "allowed are reported, said")]
    [InlineData("claims --csv --json", "choose one")]
    [InlineData("claims --color pink", "allowed are auto, always, never")]
    [InlineData("project status-quo --seris */*/iraq", "Did you mean '--series'?")]
    [InlineData("help clams", "Did you mean 'claims'?")]
    [InlineData("help branch lst", "Did you mean 'list'?")]
    [InlineData("claims --tier Z", "allowed are A, B, C, D")]
    [InlineData("claims --known-on", "--known-on")]
    [InlineData("project", "--help")]
    [InlineData("--known-on", "--known-on")]
    [InlineData("compare status-quo", "--baseline")]
    [InlineData("project status-quo --draws many", "whole number")]
    [InlineData("project status-quo --priors narrow", "allowed are shipped, wide")]
    [InlineData("replay --draw last", "whole number")]
    [InlineData("machines show operations --format png", "allowed are mermaid, dot, scxml")]
    [InlineData("branch append status-quo", "either --entry FILE or --yaml TEXT")]
    [InlineData("sources verify", "--docs")]
    public void Wrong_usage_is_code_2(string line, string says) => Refused(2, line, says);

    [Theory]
    [InlineData("state --at 2020-02-30", "not a date that exists")]
    [InlineData("claims --known-on 2020-13-01", "not a date that exists")]
    [InlineData("claims --known-on yesterday", "not a date that exists")]
    [InlineData("project status-quo --at 2020-02-30", "not a date that exists")]
    [InlineData("project status-quo --at 2025-01-01", "2022-12-31")]
    [InlineData("state status-quo --at 2025-01-01", "2022-12-31")]
    [InlineData("project status-quo --draws 0", "between 1 and 10,000,000")]
    [InlineData("project status-quo --draws 99999999999999999999", "between 1 and")]
    [InlineData("project status-quo --random-seed -1", "between 0 and")]
    [InlineData("project status-quo --threads 0", "between 1 and")]
    [InlineData("project statusquo", "Did you mean 'status-quo'?")]
    [InlineData("state nato-expandd", "Did you mean 'nato-expanded'?")]
    [InlineData("project history", "no plan")]
    [InlineData("project status-quo --series a/b", "not a series")]
    [InlineData("project status-quo --series mars/*/iraq", "mars/*/iraq")]
    [InlineData("replay --until foo(", "no function")]
    [InlineData("project status-quo --series */nim/iraq", "Did you mean '*/nmi/iraq'?")]
    [InlineData("project nato", "Did you mean 'nato-4000' or 'nato-expanded'?")]
    [InlineData("claims F0-80", "Did you mean 'F0-08'?")]
    [InlineData("explain F0-08", "'natoiraq claims F0-08' shows it")]
    [InlineData("explain */nni/iraq", "Did you mean '*/nmi/iraq'?")]
    [InlineData("explain operatons/nmi", "Did you mean 'operations/nmi'?")]
    [InlineData("explain nothing-like-it", "nothing-like-it")]
    [InlineData("branch skip status-quo expulsion-voted", "R15")]
    [InlineData("branch unskip status-quo rocket-attack", "not skipped")]
    [InlineData("branch fork Not_Kebab", "Not_Kebab")]
    [InlineData("scenario apply no-such-file.yaml", "no such file")]
    [InlineData("scenario apply nato-expandd", "Did you mean 'nato-expanded'?")]
    [InlineData("machines show operation", "Did you mean 'operations'?")]
    [InlineData("import no-such-folder", "no-such-folder")]
    [InlineData("sources verify --docs no-such-folder", "no-such-folder")]
    [InlineData("claims --store floppy:a", "not a store")]
    public void Invalid_input_is_code_3(string line, string says) => Refused(3, line, says);

    [Fact]
    public void A_store_whose_folder_cannot_be_made_is_code_5()
    {
        string file = _run.Write("file", "not a folder");

        Refused(5, $"claims --store sqlite:{file}/store.db", "store.db");
    }

    [Fact]
    public void A_damaged_store_is_code_1_when_verified_and_3_elsewhere()
    {
        string file = _run.Write("damaged.db", new string('x', 5000));

        Refused(3, $"claims --store sqlite:{file}", "not a store");
        Result verified = _run.Of("store", "verify", "--store", $"sqlite:{file}");
        Assert.Equal(1, verified.Code);
        Assert.Contains("not a store", verified.Output);
    }

    [Fact]
    public void Each_error_of_the_model_has_its_code()
    {
        Assert.Equal(3, CodeOf(new InvalidInputException("wrong")));
        Assert.Equal(3, CodeOf(new ExpressionException("wrong", 3, "right")));
        Assert.Equal(3, CodeOf(new DistributionException("uniform", "2, 1", "low below high")));
        Assert.Equal(3, CodeOf(new UnknownEventException("from-the-future")));
        Assert.Equal(3, CodeOf(new StoreDamagedException("a page")));
        Assert.Equal(4, CodeOf(new ConcurrencyConflictException("history", 1, 2)));
        Assert.Equal(5, CodeOf(new StoreUnreachableException("gone")));
        Assert.Equal(130, CodeOf(new OperationCanceledException()));
        Assert.Equal(3, CodeOf(new InvalidOperationException("a bug")));
        Assert.Equal(4, CodeOf(new AggregateException(new ConcurrencyConflictException("history", 1, 2))));
    }

    [Fact]
    public void A_stack_trace_is_shown_only_when_it_is_asked_for()
    {
        Assert.DoesNotContain("   at ", _run.Of("state", "--at", "2020-02-30").Error);
        Assert.Contains("   at ", _run.Of("state", "--at", "2020-02-30", "--verbose").Error);
        Assert.DoesNotContain("   at ", _run.Of("claims", "--known-on", "2020-02-30").Error);
        Assert.Contains("   at ", _run.Of("claims", "--known-on", "2020-02-30", "--verbose").Error);
    }

    private void Refused(int code, string line, string says)
    {
        Result result = _run.Of(line.Split(' '));

        Assert.Contains(says, result.Error);
        Assert.Equal(code, result.Code);
        Assert.Empty(result.Output);
        Assert.DoesNotContain("   at ", result.Error);
    }

    private static int CodeOf(Exception error) =>
        Failures.Tell(error, new Terminal(TextWriter.Null, TextWriter.Null, TextReader.Null), verbose: false);
}
