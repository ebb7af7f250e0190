using System.Reflection;
using System.Text;
using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>
/// A record as a JSON object: its constructor's parameters, in their order. Looks the record's shape up once, so that
/// reading one costs little more than its tokens.
/// </summary>
internal sealed class JsonRecord
{
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
        _fields =
        [
            .. constructor.GetParameters().Select(p => new Field(
                Encoding.UTF8.GetBytes(Kebab.Of(p.Name!)),
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
        var values = new object?[_fields.Length];
        int seen = 0, next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int at = IndexOf(ref reader, next);
            if ((seen & (1 << at)) != 0) throw new JsonException($"the field '{_fields[at]}' is there twice.");
            seen |= 1 << at;
            next = at + 1;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null) values[at] = _fields[at].Kind.Read(ref reader);
        }
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is null && _fields[i].Required)
                throw new JsonException($"the field '{_fields[i]}' is missing.");
        }
        return _constructor.Invoke(values.AsSpan());
    }

    /// <summary>Writes one; nulls are left out.</summary>
    /// <exception cref="InvalidInputException">A value is null that must not be.</exception>
    public void Write(Utf8JsonWriter writer, object record)
    {
        writer.WriteStartObject();
        foreach (Field field in _fields)
        {
            if (field.Get.Invoke(record) is { } value)
            {
                writer.WritePropertyName(field.Name);
                field.Kind.Write(writer, value);
            }
            else if (field.Required)
            {
                throw new InvalidInputException($"The field '{field}' is missing.");
            }
        }
        writer.WriteEndObject();
    }

    /// <summary>The field of that name; in canonical JSON it is the next one, or one soon after it.</summary>
    private int IndexOf(ref Utf8JsonReader reader, int next)
    {
        for (int i = 0; i < _fields.Length; i++)
        {
            int at = (next + i) % _fields.Length;
            if (reader.ValueTextEquals(_fields[at].Name)) return at;
        }
        throw new JsonException($"the field '{reader.GetString()}' is unknown.");
    }

    private sealed record Field(byte[] Name, JsonKind Kind, MethodInvoker Get, bool Required)
    {
        public override string ToString() => Encoding.UTF8.GetString(Name);
    }
}
