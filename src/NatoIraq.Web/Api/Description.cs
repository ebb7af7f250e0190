using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NatoIraq.App.Views;

namespace NatoIraq.Web.Api;

/// <summary>The API's description, written from the routes themselves.</summary>
internal static class Description
{
    public static void AddDescription(this IServiceCollection services)
    {
        // The schemas of views are those of the JSON that is written.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = Json.Options.Encoder;
            foreach (var converter in Json.Options.Converters) json.SerializerOptions.Converters.Add(converter);
        });
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = route => route.RelativePath?.StartsWith(Routes.Prefix[1..], StringComparison.Ordinal) ?? false;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "NatoIraq",
                    Version = "v1",
                    Description = "What the command line can do, with the JSON of its --json. Errors are "
                        + "application/problem+json. A change of a branch says by If-Match which version it has seen: 428 "
                        + "without it, 412 when another one was faster.",
                };
                document.Servers = [];
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                var asked = context.Description.ActionDescriptor.EndpointMetadata.OfType<AskedFor>().FirstOrDefault();
                foreach (Parameter parameter in asked?.Parameters ?? []) (operation.Parameters ??= []).Add(Told(parameter));
                return Task.CompletedTask;
            });
        });
    }

    private static OpenApiParameter Told(Parameter parameter)
    {
        var schema = new OpenApiSchema { Type = parameter.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String };
        if (parameter.IsDay) schema.Format = "date";
        if (parameter.Words.Count > 0) schema.Enum = [.. parameter.Words];
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Says,
            Required = parameter.IsNeeded,
            Schema = parameter.Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema,
        };
    }
}
