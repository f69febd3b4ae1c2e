using System.Buffers.Binary;
using System.IO.Compression;
using Xunit;

namespace CphBot.Tests.Package;

/// <summary>A PNG of 8 bits per channel, RGB or RGBA, not interlaced: what our pictures are (ISO/IEC 15948).</summary>
internal sealed class Png
{
    private readonly byte[] _pixels;
    private readonly int _channels;

    public Png(byte[] file)
    {
        Assert.Equal([0x89, .. "PNG\r\n\u001a\n"u8], file[..8]);
        using var packed = new MemoryStream();
        var header = Array.Empty<byte>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var content = file.AsSpan(at + 8, length);
            if (file.AsSpan(at + 4, 4).SequenceEqual("IHDR"u8)) header = content.ToArray();
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) packed.Write(content);
            at += length + 12;
        }

        (Width, Height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.Equal(8, header[8]);
        _channels = header[9] switch { 2 => 3, 6 => 4, var other => throw new NotSupportedException($"Colour type {other}") };
        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        _pixels = Unfilter(rows);
    }

    public int Width { get; }

    public int Height { get; }

    public IEnumerable<(byte R, byte G, byte B, byte A)> Pixels =>
        _pixels.Chunk(_channels).Select(pixel => (pixel[0], pixel[1], pixel[2], _channels == 4 ? pixel[3] : (byte)255));

    private byte[] Unfilter(Stream rows)
    {
        var stride = Width * _channels;
        var pixels = new byte[stride * Height];
        for (var y = 0; y < Height; y++)
        {
            var filter = rows.ReadByte();
            var row = pixels.AsSpan(y * stride, stride);
            rows.ReadExactly(row);
            for (var x = 0; x < stride; x++)
            {
                var left = x >= _channels ? row[x - _channels] : 0;
                var up = y > 0 ? pixels[((y - 1) * stride) + x] : 0;
                var corner = y > 0 && x >= _channels ? pixels[((y - 1) * stride) + x - _channels] : 0;
                row[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
