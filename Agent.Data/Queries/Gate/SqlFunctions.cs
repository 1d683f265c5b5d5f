using System.Collections.Frozen;

namespace Agent.Data.Queries.Gate;

/// <summary>
/// The functions and operators a statement may call: those that work out a value from their arguments and reach for nothing else.
/// </summary>
internal static class SqlFunctions
{
    public static readonly FrozenSet<string> Allowed = FrozenSet.ToFrozenSet(
        """
        + - * / // % ^ ** & | << >> ~ || ! @ ~~ !~~ ~~* !~~* ~~~ ^@ -> ->> @> <@ && <->
        add subtract multiply divide mod power pow sqrt cbrt exp ln log log2 log10 abs sign ceil ceiling floor round round_even trunc fdiv fmod gcd lcm
        greatest least pi degrees radians sin cos tan asin acos atan atan2 isnan isinf isfinite even factorial xor bit_count
        count count_star count_if countif sum fsum sum_no_overflow kahan_sum avg mean favg median mode min max first last any_value arbitrary
        arg_min arg_max argmin argmax min_by max_by product bool_and bool_or bit_and bit_or stddev stddev_samp stddev_pop variance var_samp var_pop
        skewness kurtosis entropy quantile quantile_cont quantile_disc percentile_cont percentile_disc approx_quantile approx_count_distinct mad
        corr covar_pop covar_samp regr_slope regr_intercept regr_r2 regr_count regr_avgx regr_avgy regr_sxx regr_syy regr_sxy
        string_agg group_concat listagg list array_agg histogram first_value last_value nth_value lag lead row_number rank dense_rank rank_dense percent_rank cume_dist ntile
        grouping grouping_id
        lower upper lcase ucase trim ltrim rtrim length len strlen char_length character_length substring substr left right replace translate reverse
        concat concat_ws contains starts_with ends_with prefix suffix instr position strpos split string_split str_split split_part string_to_array
        regexp_matches regexp_full_match regexp_extract regexp_extract_all regexp_replace regexp_split_to_array like_escape ilike_escape not_like_escape not_ilike_escape
        strip_accents initcap ascii chr ord unicode md5 hash levenshtein editdist3 damerau_levenshtein jaro_similarity jaro_winkler_similarity jaccard hamming
        repeat lpad rpad format printf
        coalesce ifnull nullif if isnull constant_or_null typeof row struct_pack struct_extract
        now today current_date current_timestamp current_time get_current_timestamp transaction_timestamp current_localtimestamp current_localtime
        date_trunc datetrunc date_part datepart date_diff datediff date_sub datesub date_add age extract epoch epoch_ms
        year month day quarter week weekofyear yearweek weekday dayofweek isodow isoyear dayofmonth dayofyear dayname monthname hour minute second
        millisecond microsecond era century decade millennium last_day make_date make_time make_timestamp to_timestamp strftime strptime try_strptime time_bucket
        to_years to_quarters to_months to_weeks to_days to_hours to_minutes to_seconds to_milliseconds to_microseconds timezone
        list_value list_pack array_value list_contains list_has array_contains array_has list_has_any list_has_all list_position array_position list_extract list_element array_extract
        list_slice array_slice list_sort array_sort list_reverse_sort list_distinct array_distinct list_unique array_unique list_transform array_transform apply list_apply
        list_filter array_filter filter list_aggregate list_aggr array_aggregate list_sum list_avg list_min list_max list_count list_any_value list_first list_last list_median list_mode
        list_concat list_append array_to_string list_string_agg list_zip list_intersect flatten unnest cardinality array_length element_at map_extract
        range generate_series
        json_extract json_extract_string json_value json_array_length json_valid json_keys json_type
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
