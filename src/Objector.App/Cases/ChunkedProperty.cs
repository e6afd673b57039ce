using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace Objector.App.Cases;

/// <summary>
/// Text that is longer than one property of a table row may be (64 KiB), as UTF-8 over several. A row holds 1 MiB in all
/// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
/// </summary>
internal static class ChunkedProperty
{
    private const int Chunk = 64 * 1024;

    public static void Write(TableEntity row, string text)
    {
        var number = 0;
        foreach (var bytes in Encoding.UTF8.GetBytes(text).Chunk(Chunk))
            row[Property(number++)] = bytes;
    }

    public static string Read(TableEntity row)
    {
        using var bytes = new MemoryStream();
        for (var number = 0; row.TryGetValue(Property(number), out var value); number++)
            bytes.Write((byte[])value);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static string Property(int number) => "Data" + number.ToString(CultureInfo.InvariantCulture);
}
