using System.Security.Cryptography;
using System.Text;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Tests;

/// <summary>The chain again, written from its description alone with BinaryWriter and IncrementalHash.</summary>
internal static class HashOracle
{
    public static IEnumerable<string> Chain(IEnumerable<Recorded> events)
    {
        byte[] previous = new byte[32];
        foreach (Recorded e in events)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] stream = Encoding.UTF8.GetBytes(e.Stream);
            hash.AppendData(previous);
            hash.AppendData([.. BitConverter.GetBytes(stream.Length).Reverse()]);
            hash.AppendData(stream);
            hash.AppendData([.. BitConverter.GetBytes(e.Version).Reverse()]);
            hash.AppendData(EventJson.Shipped.Write(e.Event));
            previous = hash.GetHashAndReset();
            yield return Convert.ToHexString(previous).ToLowerInvariant();
        }
    }
}
