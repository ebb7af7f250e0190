using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>
/// A record as a JSON object: its constructor's parameters, in their order. Looks the record's shape up once, so that
/// reading one costs little more than its tokens.
/// </summary>
internal sealed class JsonRecord
{
    private readonly JsonKeys _keys;
    private readonly Field[] _fields;
    private readonly ConstructorInvoker _constructor;

    /// <summary>Looks up a record's shape.</summary>
    /// <param name="type">The record, which has one public constructor.</param>
    /// <param name="kindOf">How the parameters' types stand in JSON.</param>
    public JsonRecord(Type type, Func<Type, JsonKind> kindOf)
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        var nullability = new NullabilityInfoContext();
        _constructor = ConstructorInvoker.Create(constructor);
        _keys = new JsonKeys([.. constructor.GetParameters().Select(p => Kebab.Of(p.Name!))]);
        _fields =
        [
            .. constructor.GetParameters().Select(p => new Field(
                kindOf(Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType),
                MethodInvoker.Create(type.GetProperty(p.Name!)!.GetMethod!),
                nullability.Create(p).WriteState != NullabilityState.Nullable)),
        ];
    }

    /// <summary>Reads one; keys may come in any order, and null is as good as nothing.</summary>
    /// <exception cref="JsonException">A field is missing, unknown or repeated.</exception>
    public object Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a record is not an object.");
        Few few = default;
        Span<object?> values = _fields.Length <= Few.Count ? few : new object?[_fields.Length];
        values = values[.._fields.Length];
        for (int seen = 0, at = -1; reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            at = _keys.Find(ref reader, at + 1, ref seen);
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null) values[at] = _fields[at].Kind.Read(ref reader);
        }
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is null && _fields[i].Required)
                throw new JsonException($"the field '{_keys[i]}' is missing.");
        }
        return _constructor.Invoke(values);
    }

    /// <summary>Writes one; nulls are left out.</summary>
    /// <exception cref="InvalidInputException">A value is null that must not be.</exception>
    public void Write(Utf8JsonWriter writer, object record)
    {
        writer.WriteStartObject();
        for (int i = 0; i < _fields.Length; i++)
        {
            Field field = _fields[i];
            if (field.Get.Invoke(record) is { } value)
            {
                writer.WritePropertyName(_keys.Written(i));
                field.Kind.Write(writer, value);
            }
            else if (field.Required)
            {
                throw new InvalidInputException($"The field '{_keys[i]}' is missing.");
            }
        }
        writer.WriteEndObject();
    }

    private sealed record Field(JsonKind Kind, MethodInvoker Get, bool Required);

    /// <summary>Room for the values of most records, without an object for it.</summary>
    [InlineArray(Count)]
    private struct Few
    {
        public const int Count = 8;

        private object? _first;
    }
}
