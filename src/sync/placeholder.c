typedef int musette_sync_placeholder;
