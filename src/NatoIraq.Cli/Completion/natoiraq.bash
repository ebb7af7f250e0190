# Completion of natoiraq for bash. Put into ~/.bashrc:
#   source <(natoiraq completion bash)
_natoiraq() {
  local line=${COMP_LINE:0:COMP_POINT} typed plain quote='' word
  line=${line:${#COMP_WORDS[0]}}
  # The whole word as typed, for COMP_WORDS is cut at colons, and the word that it means.
  typed=${line##*[[:blank:]]}
  plain=${typed//\\/}
  case $plain in
    \"* | \'*) quote=${plain:0:1} plain=${plain:1} ;;
  esac
  line=${line%"$typed"}$plain
  local cut=${plain%"${plain##*[:=@]}"}
  COMPREPLY=()
  while IFS= read -r word; do
    # Options are told to who begins one; else they would stand between the names.
    [[ $word == "$plain"* && ( -n $plain || $word != [-/]* ) ]] || continue
    [ -n "$quote" ] || printf -v word '%q' "$word"
    COMPREPLY+=("${word#"$cut"}")
  done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
}
# Where nothing is suggested, there may be a file of that name.
complete -o default -F _natoiraq natoiraq
