/// A shell script that asks OpenAlex for the world's pair counts, a row a request.
///
/// A row holds the works of one country and year that have two countries or more, grouped by
/// country: the joint works with every other country, and with itself its international works. So
/// the rows of all countries give every pair twice, and every mass. With strata each row is asked
/// again for works of exactly 2, 3, … countries, until they add up to the whole row.
public struct OpenAlexQueryScript: Sendable {
  /// The years, in order.
  public var years: [Int]
  /// The codes of the countries whose rows are asked.
  public var countries: [String]
  /// The greatest number of countries that is asked by itself; nil for no strata.
  public var strata: Int?

  /// A script for years and countries.
  public init(years: [Int], countries: [String], strata: Int? = nil) {
    self.years = years
    self.countries = countries
    self.strata = strata
  }

  /// The greatest number of countries asked by itself where nothing else is said: above it a
  /// publication counts as a large collaboration.
  public static let usualStrata = 30

  /// The fewest requests that the script makes.
  public var requests: Int { years.count * countries.count }

  /// The text of the script, for any POSIX shell with curl.
  public var text: String {
    let more = strata.map { ", and up to \($0 - 1) times as many for the strata" } ?? ""
    let span = years.count > 1 ? "\(years.first ?? 0)-\(years.last ?? 0)" : "\(years.first ?? 0)"
    return """
      #!/bin/sh
      # Asks OpenAlex for the joint works of every two countries, year by year.
      # Written by copub: \(requests) requests at least\(more).
      #
      #   sh THIS-FILE [FOLDER]    puts the answers into FOLDER (default: openalex-groups)
      #
      # Stopped and started again, it goes on where it was. It reads from the environment:
      #
      #   OPENALEX_API_KEY    your key; without one OpenAlex answers few requests a day
      #   OPENALEX_MAILTO     your e-mail address, for OpenAlex to write to
      #   OPENALEX_PAUSE      seconds between two requests (default: 0.2)
      #   OPENALEX_BASE_URL   another server (default: https://api.openalex.org)

      years='\(years.map(String.init).joined(separator: " "))'
      countries='\(OpenAlexQueryScript.lines(countries))'
      strata=\(strata ?? 0)
      window=\(span)

      """ + OpenAlexQueryScript.body
  }

  /// Words in lines of 25.
  private static func lines(_ words: [String]) -> String {
    stride(from: 0, to: words.count, by: 25).map { start in
      words[start..<min(start + 25, words.count)].joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// All that does not depend on what is asked.
  private static let body = #"""

    set -u
    LC_ALL=C
    export LC_ALL
    base=${OPENALEX_BASE_URL:-https://api.openalex.org}
    pause=${OPENALEX_PAUSE:-0.2}
    folder=${1:-openalex-groups}
    list=$folder/queries.tsv
    part=$folder/.part.$$
    page_size=200

    # quoted TEXT: the text as it stands in a quoted value of curl's configuration.
    quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
    mailto=$(quoted "${OPENALEX_MAILTO:-}")
    api_key=$(quoted "${OPENALEX_API_KEY:-}")

    say() { printf '%s\n' "$*" >&2; }

    # request FILTER CURSOR: one request into $part; prints the status. Key and address go to curl by
    # its standard input, where no list of processes shows them.
    request() {
      {
        printf 'url = "%s/works"\n' "$base"
        printf 'data-urlencode = "%s"\n' "filter=$1" 'group_by=authorships.countries' \
          "per-page=$page_size" "cursor=$2"
        [ -z "$mailto" ] || printf 'data-urlencode = "mailto=%s"\n' "$mailto"
        [ -z "$api_key" ] || printf 'data-urlencode = "api_key=%s"\n' "$api_key"
      } | curl --get --silent --show-error --max-time 120 --user-agent copub \
        --output "$part" --write-out '%{http_code}' --config -
    }

    # fetch NAME COUNTRY YEAR FILTER CURSOR: an answer into the folder, unless it is there.
    fetch() {
      [ ! -s "$folder/$1" ] || return 0
      attempt=1
      delay=1
      while :; do
        sleep "$pause"
        status=$(request "$4" "$5") || status=000
        case $status in
          200) if grep -q '"group_by"' "$part"; then break; fi ;;
          000 | 429 | 5??) ;;
          *)
            say "OpenAlex refuses $4 with status $status: $(head -c 300 "$part")"
            exit 1
            ;;
        esac
        if [ "$attempt" -ge 8 ]; then
          say "OpenAlex does not answer $4 (status $status). Start the script again later:" \
            "what it has got is kept."
          exit 1
        fi
        say "$1: status $status, trying again in $delay s"
        sleep "$delay"
        attempt=$((attempt + 1))
        delay=$((delay * 2))
      done
      mv "$part" "$folder/$1"
      printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" "$(date -u +%Y-%m-%d)" >>"$list"
    }

    # The objects of an answer, one a line: the first is `meta`, the groups have a key.
    objects() { tr '\n' ' ' <"$folder/$1" | tr '{}' '[\n*]'; }
    groups() { objects "$1" | grep -c '"key"[[:space:]]*:'; }
    meta() { objects "$1" | sed -n '/"key"[[:space:]]*:/d; s/.*"'"$2"'"[[:space:]]*:[[:space:]]*"\{0,1\}\([^",[:space:]]*\).*/\1/p'; }

    # ask YEAR COUNTRY NUMBER: the row of a country over works of so many countries, in as many pages
    # as it has. Sets $works to its number of works.
    ask() {
      name=openalex-groups-$1-$2
      [ "$3" = '>1' ] || name=$name-$3
      filter="authorships.countries:$2,publication_year:$1,countries_distinct_count:$3"
      answer=$name.json
      fetch "$answer" "$2" "$1" "$filter" '*'
      works=$(meta "$answer" count)
      works=${works:-0}
      page=1
      while [ "$page" -lt 9 ] && [ "$(groups "$answer")" -ge "$page_size" ]; do
        cursor=$(meta "$answer" next_cursor)
        case $cursor in '' | null) break ;; esac
        page=$((page + 1))
        answer=$name-page$page.json
        fetch "$answer" "$2" "$1" "$filter" "$cursor"
      done
    }

    mkdir -p "$folder" || exit 1
    [ -s "$list" ] || printf 'file\tcountry\tyear\tfilter\tdate\n' >"$list"
    trap 'rm -f "$part"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM

    for year in $years; do
      for country in $countries; do
        ask "$year" "$country" '>1'
        rest=$works
        number=2
        while [ "$number" -le "$strata" ] && [ "$rest" -gt 0 ]; do
          ask "$year" "$country" "$number"
          rest=$((rest - works))
          number=$((number + 1))
        done
      done
      say "$year: done"
    done
    echo "All answers are in $folder. Next: copub rank $folder --window $window"

    """#
}
