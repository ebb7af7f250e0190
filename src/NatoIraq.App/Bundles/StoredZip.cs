using System.Buffers.Binary;
using System.Text;
using NatoIraq.Core;

namespace NatoIraq.App.Bundles;

/// <summary>
/// The one zip that a list of members is: stored as they are, in their order, without times or attributes
/// (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). What a library writes differs from version to version and
/// from system to system; this never does. Nothing is ever inflated, so what is read is no larger than the file.
/// </summary>
internal static class StoredZip
{
    private const uint LocalSignature = 0x04034b50, CentralSignature = 0x02014b50, EndSignature = 0x06054b50;
    private const int LocalLength = 30, CentralLength = 46, EndLength = 22;
    private const ushort Needed = 10;

    /// <summary>1980-01-01, the first day that a zip can name.</summary>
    private const ushort FirstDay = 0x0021;

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(i =>
    {
        uint crc = (uint)i;
        for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        return crc;
    })];

    /// <summary>The zip's bytes.</summary>
    /// <param name="members">Paths in ASCII, with their bytes; less than 4 GB in all.</param>
    public static byte[] Write(IReadOnlyList<KeyValuePair<string, byte[]>> members)
    {
        var zip = new MemoryStream();
        var central = new MemoryStream();
        foreach ((string path, byte[] bytes) in members)
        {
            byte[] name = Encoding.ASCII.GetBytes(path);
            uint offset = checked((uint)zip.Position);
            byte[] about = About(name, bytes);
            zip.Write(Numbers(LocalSignature, about));
            zip.Write(name);
            zip.Write(bytes);
            central.Write(Numbers(CentralSignature, [(byte)Needed, 0, .. about, .. new byte[10]], offset));
            central.Write(name);
        }
        byte[] end = new byte[EndLength];
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), checked((ushort)members.Count));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), checked((ushort)members.Count));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), checked((uint)central.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), checked((uint)zip.Position));
        central.WriteTo(zip);
        zip.Write(end);
        return zip.ToArray();
    }

    /// <summary>The members of a zip, as far as the directory at its end, which tells nothing new.</summary>
    /// <param name="zip">The bytes.</param>
    /// <param name="most">The most members.</param>
    /// <param name="wrong">Makes the error of what is wrong with it.</param>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Read(
        ReadOnlySpan<byte> zip, int most, Func<string, InvalidInputException> wrong)
    {
        if (zip.Length < LocalLength || SignatureOf(zip) != LocalSignature)
            throw wrong("It is no zip, or begins with something else.");
        var members = new List<KeyValuePair<string, byte[]>>();
        HashSet<string> paths = [];
        while (zip.Length >= LocalLength && SignatureOf(zip) == LocalSignature)
        {
            ReadOnlySpan<byte> header = zip[..LocalLength];
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            if (zip.Length < LocalLength + nameLength) throw wrong("It ends within the name of a member.");
            string path = Encoding.Latin1.GetString(zip.Slice(LocalLength, nameLength));
            if (!IsPath(path)) throw wrong($"'{Shown(path)}' is no name that a member of a bundle has.");
            if (!paths.Add(path)) throw wrong($"It holds '{path}' twice.");
            if (members.Count == most) throw wrong($"It holds more than {most} members.");
            bool isStored = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) == 0
                && BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) == 0 && extraLength == 0;
            if (!isStored)
                throw wrong($"Another program packed it: '{path}' is not stored as 'bundle create' stores it.");
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(header[22..]);
            zip = zip[(LocalLength + nameLength)..];
            if (length > zip.Length)
                throw wrong($"It ends within '{path}': {length:N0} bytes are promised, {zip.Length:N0} there.");
            members.Add(new(path, zip[..(int)length].ToArray()));
            zip = zip[(int)length..];
        }
        return members;
    }

    /// <summary>Whether a path leads nowhere but down: letters, digits, dots, dashes and underscores.</summary>
    private static bool IsPath(string path) => path.Length is > 0 and <= 200 && path.Split('/').All(name =>
        name.Length > 0 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));

    private static string Shown(string path) => path.Length > 100 ? path[..100] : path;

    private static uint SignatureOf(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    /// <summary>What both headers of a member say: version needed, flags, method, time, day, CRC, lengths.</summary>
    private static byte[] About(byte[] name, byte[] bytes)
    {
        byte[] about = new byte[LocalLength - sizeof(uint)];
        uint length = checked((uint)bytes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(about, Needed);
        BinaryPrimitives.WriteUInt16LittleEndian(about.AsSpan(8), FirstDay);
        BinaryPrimitives.WriteUInt32LittleEndian(about.AsSpan(10), Crc(bytes));
        BinaryPrimitives.WriteUInt32LittleEndian(about.AsSpan(14), length);
        BinaryPrimitives.WriteUInt32LittleEndian(about.AsSpan(18), length);
        BinaryPrimitives.WriteUInt16LittleEndian(about.AsSpan(22), (ushort)name.Length);
        return about;
    }

    private static byte[] Numbers(uint signature, ReadOnlySpan<byte> about, uint? offset = null)
    {
        byte[] header = new byte[offset is null ? LocalLength : CentralLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, signature);
        about.CopyTo(header.AsSpan(sizeof(uint)));
        if (offset is { } at) BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(CentralLength - sizeof(uint)), at);
        return header;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes) crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }
}
