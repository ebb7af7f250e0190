using Microsoft.AspNetCore.Http;
using NatoIraq.App.Access;
using NatoIraq.Core;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;

namespace NatoIraq.Web.Visits;

/// <summary>What went wrong with a request, in words and as HTTP counts it.</summary>
/// <param name="Status">The status.</param>
/// <param name="Title">What is wrong.</param>
/// <param name="Hint">What to do; null when there is nothing to say.</param>
internal sealed record Trouble(int Status, string Title, string? Hint = null)
{
    /// <summary>The problems of an input, with their places.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The versions that a writer expected and found; null when no one was faster.</summary>
    public (long Expected, long Actual)? Versions { get; init; }

    /// <summary>The page on which it is told, with what was typed; null for a page of its own.</summary>
    public string? Page { get; init; }

    /// <summary>In how many seconds it may be asked again; null when that is not the trouble.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Whether the program is to blame, not the request.</summary>
    public bool IsDefect { get; private init; }

    /// <summary>The errors of the model as statuses, in one place.</summary>
    public static Trouble Of(Exception error) => error switch
    {
        AggregateException { InnerExceptions: [var only] } => Of(only),
        TroubleException e => e.Trouble,
        InvalidInputException e => new Trouble(
            e.Problems.All(p => p.IsMissing) ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
            e.Problems[0].Message, e.Problems[0].Hint) { Problems = e.Problems },
        ExpressionException e => Invalid(e.Message, e.Hint),
        DistributionException e => Invalid(e.Message, null),
        ConcurrencyConflictException e => new Trouble(
            StatusCodes.Status412PreconditionFailed, e.Message, "Read it again, and repeat the change.")
            { Versions = (e.Expected, e.Actual) },
        NotAllowedException e => new Trouble(StatusCodes.Status403Forbidden, e.Message, e.Hint),
        UnknownEventException or StoreDamagedException or EnsembleFailedException => new Trouble(
            StatusCodes.Status500InternalServerError, error.Message),
        StoreUnreachableException => new Trouble(StatusCodes.Status503ServiceUnavailable, error.Message),
        BadHttpRequestException e => new Trouble(e.StatusCode, e.Message),
        _ => new Trouble(
            StatusCodes.Status500InternalServerError, "This is a defect of natoiraq.",
            "Start it with --verbose, do the same again, and report what it prints.") { IsDefect = true },
    };

    /// <summary>An answer that was given as a status alone.</summary>
    public static Trouble Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => new Trouble(status, "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => new Trouble(status, "That cannot be done here."),
        StatusCodes.Status415UnsupportedMediaType => new Trouble(status, "The body must be JSON.", "Send it as application/json."),
        StatusCodes.Status504GatewayTimeout => new Trouble(status, "That took too long.", "Ask for fewer draws or branches."),
        _ => new Trouble(status, $"The request was answered with {status}."),
    };

    private static Trouble Invalid(string message, string? hint) => new(StatusCodes.Status400BadRequest, message, hint)
    {
        Problems = [new Problem(message, Hint: hint)],
    };
}

/// <summary>A request that is refused as a server refuses, not as a use case does.</summary>
internal sealed class TroubleException(Trouble trouble) : Exception(trouble.Title)
{
    /// <summary>Why.</summary>
    public Trouble Trouble { get; } = trouble;
}
