using System.Collections;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CphBot.Storage.Sqlite;

/// <summary>The columns of one statement: the same each time it runs, and asked for each time, by name and type, by whoever makes objects of its rows.</summary>
internal sealed class KnownColumns
{
    private string[]? _names;
    private Type?[] _typesOfNull = [];

    /// <returns>The rows of the statement, which this describes.</returns>
    public DbDataReader Over(SqliteDataReader rows) => new Reader(rows, this);

    private string Name(SqliteDataReader rows, int column)
    {
        if (_names is null)
        {
            _names = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
            _typesOfNull = new Type?[_names.Length];
        }

        return _names[column];
    }

    /// <summary>Of a value it is told by the value; of none by the column, which SQLite knows as a text that has to be read.</summary>
    private Type Type(SqliteDataReader rows, int column)
    {
        _ = Name(rows, column);
        return raw.sqlite3_column_type(rows.Handle, column) == raw.SQLITE_NULL ? _typesOfNull[column] ??= rows.GetFieldType(column) : rows.GetFieldType(column);
    }

    private sealed class Reader(SqliteDataReader rows, KnownColumns columns) : DbDataReader
    {
        public override int FieldCount => rows.FieldCount;

        public override bool HasRows => rows.HasRows;

        public override bool IsClosed => rows.IsClosed;

        public override int RecordsAffected => rows.RecordsAffected;

        public override int Depth => rows.Depth;

        public override object this[int ordinal] => rows[ordinal];

        public override object this[string name] => rows[name];

        public override string GetName(int ordinal) => columns.Name(rows, ordinal);

        public override Type GetFieldType(int ordinal) => columns.Type(rows, ordinal);

        public override bool Read() => rows.Read();

        public override bool NextResult() => rows.NextResult();

        public override bool IsDBNull(int ordinal) => rows.IsDBNull(ordinal);

        public override object GetValue(int ordinal) => rows.GetValue(ordinal);

        public override int GetValues(object[] values) => rows.GetValues(values);

        public override int GetOrdinal(string name) => rows.GetOrdinal(name);

        public override string GetDataTypeName(int ordinal) => rows.GetDataTypeName(ordinal);

        public override bool GetBoolean(int ordinal) => rows.GetBoolean(ordinal);

        public override byte GetByte(int ordinal) => rows.GetByte(ordinal);

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => rows.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

        public override char GetChar(int ordinal) => rows.GetChar(ordinal);

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => rows.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

        public override DateTime GetDateTime(int ordinal) => rows.GetDateTime(ordinal);

        public override decimal GetDecimal(int ordinal) => rows.GetDecimal(ordinal);

        public override double GetDouble(int ordinal) => rows.GetDouble(ordinal);

        public override float GetFloat(int ordinal) => rows.GetFloat(ordinal);

        public override Guid GetGuid(int ordinal) => rows.GetGuid(ordinal);

        public override short GetInt16(int ordinal) => rows.GetInt16(ordinal);

        public override int GetInt32(int ordinal) => rows.GetInt32(ordinal);

        public override long GetInt64(int ordinal) => rows.GetInt64(ordinal);

        public override string GetString(int ordinal) => rows.GetString(ordinal);

        public override IEnumerator GetEnumerator() => rows.GetEnumerator();

        public override void Close() => rows.Close();

        protected override void Dispose(bool disposing)
        {
            if (disposing) rows.Dispose();
            base.Dispose(disposing);
        }
    }
}
