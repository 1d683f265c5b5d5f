using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Agent.Hub.State.Database.Migrations;

/// <summary>
/// The tables as they were first. Names no column types: each database takes its own for string, long and int, so that the same migration
/// makes both.
/// </summary>
[DbContext(typeof(StateContext))]
[Migration("20261129000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            "threads",
            table => new
            {
                Owner = table.Column<string>(),
                Id = table.Column<string>(),
                Title = table.Column<string>(),
                CreatedAt = table.Column<long>(),
                UpdatedAt = table.Column<long>(),
                Bytes = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_threads", row => new { row.Owner, row.Id }));
        migrationBuilder.CreateIndex("IX_threads_UpdatedAt", "threads", "UpdatedAt");
        migrationBuilder.CreateTable(
            "turns",
            table => new
            {
                Id = table.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Owner = table.Column<string>(),
                ThreadId = table.Column<string>(),
                RunId = table.Column<string>(),
                Body = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_turns", row => row.Id));
        migrationBuilder.CreateIndex("IX_turns_Owner_ThreadId_RunId", "turns", ["Owner", "ThreadId", "RunId"], unique: true);
        migrationBuilder.CreateTable(
            "pins",
            table => new
            {
                Id = table.Column<string>(),
                Owner = table.Column<string>(),
                Title = table.Column<string>(),
                Dataset = table.Column<string>(),
                Query = table.Column<string>(),
                Position = table.Column<int>(),
                CreatedAt = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_pins", row => row.Id));
        migrationBuilder.CreateIndex("IX_pins_Owner", "pins", "Owner");
        migrationBuilder.CreateTable(
            "settings",
            table => new { Owner = table.Column<string>(), Name = table.Column<string>(), Value = table.Column<string>() },
            constraints: table => table.PrimaryKey("PK_settings", row => new { row.Owner, row.Name }));
        migrationBuilder.CreateTable(
            "shares",
            table => new
            {
                Id = table.Column<string>(),
                Owner = table.Column<string>(),
                ThreadId = table.Column<string>(),
                Name = table.Column<string>(),
                CreatedAt = table.Column<long>(),
                ExpiresAt = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_shares", row => row.Id));
        migrationBuilder.CreateIndex("IX_shares_Owner_ThreadId", "shares", ["Owner", "ThreadId"]);
        migrationBuilder.CreateTable(
            "audit",
            table => new
            {
                Id = table.Column<long>(),
                At = table.Column<long>(),
                Actor = table.Column<string>(),
                Action = table.Column<string>(),
                Body = table.Column<string>(),
                Previous = table.Column<string>(),
                Hash = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_audit", row => row.Id));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in (string[])["audit", "shares", "settings", "pins", "turns", "threads"])
            migrationBuilder.DropTable(table);
    }
}
