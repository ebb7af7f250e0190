using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NatoIraq.Web;
using NatoIraq.Web.Api;
using NatoIraq.Web.Visits;

namespace NatoIraq.Cli.Mcp;

/// <summary>A use case as a tool.</summary>
internal sealed class Tool : McpServerTool
{
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly Func<Asked, Desk, IProgress<double>?, CancellationToken, Task<CallToolResult>> _answer;
    private Desk? _desk;

    private Tool(
        ModelContextProtocol.Protocol.Tool told, IReadOnlyList<Parameter> parameters,
        Func<Asked, Desk, IProgress<double>?, CancellationToken, Task<CallToolResult>> answer) =>
        (ProtocolTool, _parameters, _answer) = (told, parameters, answer);

    /// <inheritdoc/>
    public override ModelContextProtocol.Protocol.Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <summary>Its name: the command's, with _ for spaces and hyphens.</summary>
    public string Name => ProtocolTool.Name;

    /// <summary>Whether it leaves the store as it is.</summary>
    public bool IsReading => ProtocolTool.Annotations!.ReadOnlyHint == true;

    /// <summary>A tool that only reads.</summary>
    public static Tool Reading<T>(
        string name, string title, string says, IReadOnlyList<Parameter> parameters, Func<Call, Task<T>> ask) =>
        Of(name, title, says, parameters, ask, new ToolAnnotations
        {
            ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false,
        });

    /// <summary>A tool that writes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its name for people.</param>
    /// <param name="says">What it is for.</param>
    /// <param name="isAdding">Whether it adds something and leaves what is there as it is.</param>
    /// <param name="isIdempotent">Whether doing it twice is doing it once.</param>
    /// <param name="parameters">What it may be asked.</param>
    /// <param name="ask">What it does.</param>
    public static Tool Writing<T>(
        string name, string title, string says, bool isAdding, bool isIdempotent, IReadOnlyList<Parameter> parameters,
        Func<Call, Task<T>> ask) =>
        Of(name, title, says, parameters, ask, new ToolAnnotations
        {
            ReadOnlyHint = false, DestructiveHint = !isAdding, IdempotentHint = isIdempotent, OpenWorldHint = false,
        });

    /// <summary>The same at a desk, where it can be called.</summary>
    public Tool At(Desk desk) => new(ProtocolTool, _parameters, _answer) { _desk = desk };

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _desk!.Gone);
        limit.CancelAfter(Limits.Timeout.Timeout!.Value);
        Telling? telling = request.Params?.ProgressToken is { } token
            ? new Telling(request.Server, token, limit.Token) : null;
        try
        {
            Asked asked = Arguments.Read(request.Params?.Arguments, _parameters);
            // Drawing keeps its thread to the end; the one that reads messages must hear of a cancellation meanwhile.
            return await Task.Run(() => _answer(asked, _desk, telling, limit.Token), limit.Token);
        }
        catch (OperationCanceledException)
            when (!cancellationToken.IsCancellationRequested && !_desk.Gone.IsCancellationRequested)
        {
            return Answer.Refusing(new TroubleException(Trouble.Of(StatusCodes.Status504GatewayTimeout)), _parameters);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (_desk.Options.Verbose) _desk.Options.Notice($"{Name}: {e}");
            return Answer.Refusing(e, _parameters);
        }
        finally
        {
            // A refusal, too, is the last that is told.
            if (telling is not null) await telling.EndAsync();
        }
    }

    private static Tool Of<T>(
        string name, string title, string says, IReadOnlyList<Parameter> parameters, Func<Call, Task<T>> ask,
        ToolAnnotations annotations) => new(
        new ModelContextProtocol.Protocol.Tool
        {
            Name = name,
            Title = title,
            Description = says,
            InputSchema = InputSchema.Of(parameters),
            OutputSchema = Answer.SchemaOf<T>(),
            Annotations = annotations,
        },
        parameters,
        async (asked, desk, progress, cancel) =>
        {
            var call = new Call(asked, desk, progress, cancel);
            return await Answer.OfAsync(await ask(call), call);
        });
}
