using Microsoft.EntityFrameworkCore;

namespace Agent.Hub.State.Database;

/// <summary>Conversations, pins, settings, share links and the audit; in the state's file or in PostgreSQL.</summary>
internal sealed class StateContext(DbContextOptions<StateContext> options) : DbContext(options)
{
    public DbSet<ThreadRow> Threads => Set<ThreadRow>();

    public DbSet<TurnRow> Turns => Set<TurnRow>();

    public DbSet<PinRow> Pins => Set<PinRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<ShareRow> Shares => Set<ShareRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ThreadRow>(thread =>
        {
            thread.ToTable("threads").HasKey(row => new { row.Owner, row.Id });
            thread.HasIndex(row => row.UpdatedAt);
        });
        modelBuilder.Entity<TurnRow>(turn =>
        {
            turn.ToTable("turns").HasKey(row => row.Id);
            turn.HasIndex(row => new { row.Owner, row.ThreadId, row.RunId }).IsUnique();
        });
        modelBuilder.Entity<PinRow>(pin =>
        {
            pin.ToTable("pins").HasKey(row => row.Id);
            pin.HasIndex(row => row.Owner);
        });
        modelBuilder.Entity<SettingRow>().ToTable("settings").HasKey(row => new { row.Owner, row.Name });
        modelBuilder.Entity<ShareRow>(share =>
        {
            share.ToTable("shares").HasKey(row => row.Id);
            share.HasIndex(row => new { row.Owner, row.ThreadId });
        });
        modelBuilder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("audit").HasKey(row => row.Id);
            // Given by the one who writes: the next number is part of what is hashed.
            audit.Property(row => row.Id).ValueGeneratedNever();
        });
    }
}
