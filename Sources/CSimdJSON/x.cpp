int copub_z;
