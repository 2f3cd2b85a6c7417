int copub_y;
